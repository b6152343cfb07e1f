package io.writeproof.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.watch.MachineWatch.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineWatchTest {

    @TempDir
    Path directory = Path.of("");

    @Test
    void busyAndStolenTimeAreThoseSinceTheLastCall() throws IOException {
        MachineWatch watch = watch("1000 10 500 9000 40 0 60 200 0 0");
        tell("1080 10 540 9060 50 4 66 220 80 0");

        assertThat(watch.take()).isEqualTo(new Use(80 + 40 + 4 + 6, 20, 220, 2));
    }

    @Test
    void coresArePartsOfAllProcessors() {
        Use use = new Use(150, 50, 400, 4);

        assertThat(use.busyCores()).isEqualTo(1.5);
        assertThat(use.stolenCores()).isEqualTo(0.5);
    }

    @Test
    void withoutATickNothingIsKnown() throws IOException {
        assertThat(watch("1000 10 500 9000 40 0 60 200 0 0").take()).isNull();
    }

    @Test
    void anOldKernelKnowsOfNoStolenTime() throws IOException {
        MachineWatch watch = watch("1000 10 500 9000");
        tell("1050 10 500 9050");

        assertThat(watch.take()).isEqualTo(new Use(50, 0, 100, 2));
    }

    @Test
    void aSystemWithoutTheFileTellsNothing() {
        assertThat(new MachineWatch(directory.resolve("none")).take()).isNull();
    }

    private MachineWatch watch(String ticks) throws IOException {
        tell(ticks);
        return new MachineWatch(directory.resolve("stat"));
    }

    private void tell(String ticks) throws IOException {
        Files.writeString(
                directory.resolve("stat"),
                "cpu  " + ticks + "\ncpu0 1 2 3 4\ncpu1 1 2 3 4\nintr 5 6\nctxt 7\nbtime 8\ncpufreq nonsense\n");
    }
}
