package io.writeproof.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.durability.Attempt.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerTest {

    @TempDir
    private Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = directory.resolve("ledger.txt");
    }

    @Test
    void whatWasNotedIsReadBack() {
        try (Ledger ledger = Ledger.create(file)) {
            ledger.sent("a", 10);
            ledger.sent("b", 20);
            ledger.ended("a", Outcome.ACKNOWLEDGED, 30);
            ledger.sent("c", 40);
            ledger.ended("c", Outcome.REFUSED, 50);
        }

        assertThat(Ledger.read(file))
                .containsExactly(
                        new Attempt("a", Outcome.ACKNOWLEDGED, 10, 30),
                        Attempt.sent("b", 20),
                        new Attempt("c", Outcome.REFUSED, 40, 50));
    }

    @Test
    void aRequestIsOnRecordBeforeItLeaves() throws IOException {
        try (Ledger ledger = Ledger.create(file)) {
            ledger.sent("a", 10);

            assertThat(Files.readString(file)).isEqualTo("10 SENT a\n");
        }
    }

    @Test
    void aLineThatWasCutOffCountsAsNotWritten() throws IOException {
        Files.writeString(file, "10 SENT a\n20 ACKNOWLEDGED a\n30 SENT b\n40 ACKNOWLED");

        assertThat(Ledger.read(file))
                .containsExactly(new Attempt("a", Outcome.ACKNOWLEDGED, 10, 20), Attempt.sent("b", 30));
    }

    @Test
    void manyThreadsLoseNoNote() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        try (Ledger ledger = Ledger.create(file)) {
            for (int i = 0; i < 8; i++) {
                String name = "t" + i + "-";
                Thread thread = new Thread(() -> {
                    for (int row = 0; row < 100; row++) {
                        ledger.sent(name + row, row);
                        ledger.ended(name + row, Outcome.ACKNOWLEDGED, row + 1);
                    }
                });
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }

        assertThat(Ledger.read(file)).hasSize(800).allMatch(Attempt::acknowledged);
    }

    @Test
    void anExistingLedgerIsNotOverwritten() throws IOException {
        Files.createFile(file);

        assertThatThrownBy(() -> Ledger.create(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("Cannot write the ledger " + file);
    }
}
