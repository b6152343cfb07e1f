package io.writeproof.service.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueryTest {

    private static final long SEED = 20_261_121;
    private static final int SAMPLES = 5_000;

    /** All that Python's {@code str.isspace} accepts, listed by Python 3.11 itself. */
    private static final List<Integer> WHITE_SPACE = List.of(
            0x9, 0xa, 0xb, 0xc, 0xd, 0x1c, 0x1d, 0x1e, 0x1f, 0x20, 0x85, 0xa0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003,
            0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000);

    @Test
    void theKeyIsTheHashOfTheWordsInLowerCase() {
        assertThat(Query.of("\t Hello \n World ").key())
                .isEqualTo("b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9");
    }

    @Test
    void theTextStaysAsItWasSent() {
        assertThat(Query.of(" Hello ").text()).isEqualTo(" Hello ");
    }

    @Test
    void whiteSpaceIsWhatTheSourceServiceTakesForIt() {
        List<Integer> found = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> Query.normalized("a" + Character.toString(c) + "b").equals("a b"))
                .boxed()
                .toList();
        assertThat(found).isEqualTo(WHITE_SPACE);
    }

    @Test
    void whiteSpaceAndCaseDoNotCount() {
        Random random = new Random(SEED);
        for (int i = 0; i < SAMPLES; i++) {
            List<String> words = words(random);
            String one = spaced(words, random);
            String other = shouted(spaced(words, random), random);
            assertThat(Query.of(other).key())
                    .as("sample %d of seed %d: %s and %s", i, SEED, one, other)
                    .isEqualTo(Query.of(one).key());
        }
    }

    @Test
    void otherWordsHaveAnotherKey() {
        Random random = new Random(SEED);
        for (int i = 0; i < SAMPLES; i++) {
            String text = String.join(" ", words(random));
            assertThat(Query.of(text + " " + i).key())
                    .as("sample %d of seed %d: %s", i, SEED, text)
                    .isNotEqualTo(Query.of(text).key());
        }
    }

    @Test
    void normalisingAgainChangesNothing() {
        Random random = new Random(SEED);
        for (int i = 0; i < SAMPLES; i++) {
            String text = random.ints(random.nextInt(20), 0, Character.MAX_CODE_POINT + 1)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            String once = Query.normalized(text);
            assertThat(Query.normalized(once))
                    .as("sample %d of seed %d: %s", i, SEED, text)
                    .isEqualTo(once);
        }
    }

    private static List<String> words(Random random) {
        return IntStream.rangeClosed(0, random.nextInt(6))
                .mapToObj(word -> random.ints(1 + random.nextInt(8), 'a', 'z' + 1)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()))
                .toList();
    }

    private static String spaced(List<String> words, Random random) {
        StringBuilder text = new StringBuilder();
        for (String word : words) {
            text.append(space(random)).append(text.isEmpty() ? "" : " ").append(word);
        }
        return text.append(space(random)).toString();
    }

    private static String space(Random random) {
        return random.ints(random.nextInt(4), 0, WHITE_SPACE.size())
                .mapToObj(i -> Character.toString(WHITE_SPACE.get(i)))
                .collect(Collectors.joining());
    }

    private static String shouted(String text, Random random) {
        int end = random.nextInt(text.length());
        return text.substring(0, end).toUpperCase(Locale.ROOT) + text.substring(end);
    }
}
