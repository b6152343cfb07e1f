package io.writeproof.service.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.service.ServiceException;
import io.writeproof.service.classify.AnswerCache.Found;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {

    private static final Classification ANSWER = new Classification(Label.SLOW_PATH, 0.9);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AtomicLong now = new AtomicLong();
    private final List<CompletableFuture<Classification>> asked = new ArrayList<>();

    private CompletableFuture<Classification> model(Query query) {
        CompletableFuture<Classification> answer = new CompletableFuture<>();
        asked.add(answer);
        return answer;
    }

    private AnswerCache cache(int size) {
        return new AnswerCache(new AnswerCache.Settings(size, MINUTE), now::get);
    }

    private Found answered(AnswerCache cache, String text) {
        Found found = cache.get(Query.of(text), this::model);
        asked.get(asked.size() - 1).complete(ANSWER);
        return found;
    }

    @Test
    void aTextWithTheSameWordsIsAnsweredWithoutTheModel() {
        AnswerCache cache = cache(10);
        assertThat(answered(cache, "Two words").cached()).isFalse();
        Found again = cache.get(Query.of(" two  WORDS"), this::model);
        assertThat(again.cached()).isTrue();
        assertThat(again.classification()).isCompletedWithValue(ANSWER);
        assertThat(asked).hasSize(1);
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void equalTextsUnderWayShareOneClassificationAndAreNotFromTheCache() {
        AnswerCache cache = cache(10);
        Found first = cache.get(Query.of("a"), this::model);
        Found second = cache.get(Query.of("a"), this::model);
        assertThat(second.cached()).isFalse();
        assertThat(asked).hasSize(1);
        asked.get(0).complete(ANSWER);
        assertThat(first.classification()).isCompletedWithValue(ANSWER);
        assertThat(second.classification()).isCompletedWithValue(ANSWER);
    }

    @Test
    void aClassificationIsForgottenWhenItsTimeIsOver() {
        AnswerCache cache = cache(10);
        answered(cache, "a");
        now.set(MINUTE.toNanos() - 1);
        assertThat(cache.get(Query.of("a"), this::model).cached()).isTrue();
        now.set(MINUTE.toNanos());
        assertThat(cache.get(Query.of("a"), this::model).cached()).isFalse();
        assertThat(asked).hasSize(2);
    }

    @Test
    void itsTimeBeginsWhenItIsMadeAndNotWhenItIsAskedFor() {
        AnswerCache cache = cache(10);
        cache.get(Query.of("a"), this::model);
        now.set(MINUTE.toNanos());
        asked.get(0).complete(ANSWER);
        assertThat(cache.get(Query.of("a"), this::model).cached()).isTrue();
    }

    @Test
    void noMoreIsRememberedThanTheSize() {
        AnswerCache cache = cache(10);
        for (int i = 0; i < 1_000; i++) {
            answered(cache, "text " + i);
        }
        Awaitility.await().until(() -> cache.size() <= 10);
    }

    @Test
    void sizeZeroRemembersAndSharesNothing() {
        AnswerCache cache = cache(0);
        assertThat(cache.get(Query.of("a"), this::model).cached()).isFalse();
        assertThat(answered(cache, "a").cached()).isFalse();
        assertThat(cache.get(Query.of("a"), this::model).cached()).isFalse();
        assertThat(asked).hasSize(3);
        assertThat(cache.size()).isZero();
    }

    @Test
    void aFailureIsNotRemembered() {
        AnswerCache cache = cache(10);
        cache.get(Query.of("a"), this::model);
        asked.get(0).completeExceptionally(new IllegalStateException("broken"));
        assertThat(answered(cache, "a").cached()).isFalse();
        assertThat(cache.get(Query.of("a"), this::model).cached()).isTrue();
    }

    @Test
    void aRefusalIsThrownAndNotRemembered() {
        AnswerCache cache = cache(10);
        assertThatThrownBy(() -> cache.get(Query.of("a"), query -> {
                    throw new ServiceException(ServiceException.Reason.UNAVAILABLE, "full");
                }))
                .isInstanceOf(ServiceException.class);
        assertThat(answered(cache, "a").cached()).isFalse();
        assertThat(asked).hasSize(1);
    }
}
