package io.writeproof.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnvironmentTest {

    @Test
    void theMachineIsReadFromProcAndSys(@TempDir Path root) throws IOException {
        write(root, "proc/cpuinfo", "processor\t: 0\nmodel name\t: Example CPU @ 2.0GHz\n");
        write(root, "proc/meminfo", "MemTotal:       24586240 kB\nMemFree: 1 kB\n");
        write(root, "sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "performance\n");
        write(root, "sys/fs/cgroup/cpu.max", "200000 100000\n");
        write(root, "sys/fs/cgroup/memory.max", "max\n");

        Machine machine = Machine.read(root);

        assertThat(machine.cpuModel()).isEqualTo("Example CPU @ 2.0GHz");
        assertThat(machine.memoryGib()).isEqualTo(23.4);
        assertThat(machine.governor()).isEqualTo("performance");
        assertThat(machine.cpuLimit()).isEqualTo("200000 100000");
        assertThat(machine.memoryLimit()).isEqualTo("none");
    }

    @Test
    void whatCannotBeReadIsUnknown(@TempDir Path root) {
        Machine machine = Machine.read(root);

        assertThat(machine.cpuModel()).isEqualTo("unknown");
        assertThat(machine.memoryGib()).isZero();
        assertThat(machine.cpuLimit()).isEqualTo("none");
    }

    @Test
    void theFingerprintFollowsTheServersSettings() {
        Environment durable = Environment.read(new DatabaseFacts("18.6", Map.of("fsync", "on"), "42.7.14"));
        Environment same = Environment.read(new DatabaseFacts("18.6", Map.of("fsync", "on"), "42.7.14"));
        Environment other = Environment.read(new DatabaseFacts("18.6", Map.of("fsync", "off"), "42.7.14"));

        assertThat(durable.fingerprint()).matches("[0-9a-f]{8}").isEqualTo(same.fingerprint());
        assertThat(other.fingerprint()).isNotEqualTo(durable.fingerprint());
    }

    @Test
    void systemPropertiesAndPathsAreNotAmongTheFlags() {
        assertThat(Jvm.publicFlags(
                        List.of("-Xmx1g", "-Dpassword=s3cret", "-XX:HeapDumpPath=/home/me", "-XX:+UseSerialGC")))
                .containsExactly("-Xmx1g", "-XX:+UseSerialGC");
    }

    private static void write(Path root, String file, String content) throws IOException {
        Path target = root.resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, content);
    }

    @Test
    void aVirtualMachineThatWasLaunchedIsKnownByItsOwnCollectorAndOptions() {
        Jvm launched = Jvm.launched(List.of("-Xmx1g", "-XX:+UseG1GC", "-XX:+UseParallelGC", "-Duser.language=en"));
        assertThat(launched.gc()).isEqualTo("ParallelGC");
        assertThat(launched.flags()).containsExactly("-Xmx1g", "-XX:+UseG1GC", "-XX:+UseParallelGC");
        assertThat(launched.version()).isEqualTo(Jvm.current().version());
        assertThat(Jvm.launched(List.of()).gc()).isEqualTo(Jvm.current().gc());
        Environment here = Environment.read(DatabaseFacts.NONE);
        assertThat(here.drivenBy(launched).fingerprint()).isNotEqualTo(here.fingerprint());
    }
}
