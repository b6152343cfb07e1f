package io.writeproof.postgres;

import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import io.zonky.test.db.postgres.util.ArchUtils;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Finds the archive of PostgreSQL's programs for this machine: the first on the class path.
 *
 * <p>The library's own way refuses a class path that has the archive twice. Ours has it twice whenever a runnable jar stands
 * on it, since such a jar's manifest names the jars beside it.
 */
final class FirstBinaries implements PgBinaryResolver {

    @Override
    public InputStream getPgBinary(String system, String machine) throws IOException {
        String architecture = ArchUtils.normalize(machine);
        String distribution = String.valueOf(LinuxUtils.getDistributionName());
        return Stream.of(
                        name(system, architecture, distribution),
                        name(system, architecture),
                        // Apple's machines run programs for the older processor.
                        name(system, "x86_64"))
                .map(name -> FirstBinaries.class.getResourceAsStream("/" + name))
                .filter(stream -> stream != null)
                .findFirst()
                .orElseThrow(() -> new FileNotFoundException(
                        "there are no PostgreSQL programs for " + system + " on " + architecture + " in this build"));
    }

    private static String name(String... parts) {
        return "postgres-" + String.join("-", parts).toLowerCase(Locale.ROOT).replace(' ', '_') + ".txz";
    }
}
