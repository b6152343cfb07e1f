package io.writeproof.gateway;

import io.writeproof.fault.TestFault;
import io.writeproof.gateway.config.GatewayConfig;
import io.writeproof.http.BindAddress;
import io.writeproof.postgres.ConnectionSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the gateway. */
@Command(
        name = "gateway",
        mixinStandardHelpOptions = true,
        description = "Serves requests and writes their rows to PostgreSQL.",
        footer = "gateway " + DropSchemas.NAME + " --help: removes what old runs have left in a database.")
public final class Gateway implements Callable<Integer> {

    static final String DATABASE_FROM_ENVIRONMENT = "${env:TENSORZERO_POSTGRES_URL:-${env:DATABASE_URL}}";

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "configuration, TOML")
    private Path config = Path.of("");

    @Option(
            names = "--postgres-url",
            paramLabel = "URL",
            defaultValue = DATABASE_FROM_ENVIRONMENT,
            description = "database; default: $TENSORZERO_POSTGRES_URL, $DATABASE_URL, or a server of its own")
    private @Nullable ConnectionSettings database;

    @Option(names = "--schema", paramLabel = "NAME", description = "default: that of the service, such as tensorzero")
    private @Nullable String schema;

    @Option(names = "--bind-address", paramLabel = "HOST:PORT", description = "overrides server.bind_address")
    private @Nullable BindAddress bindAddress;

    @Option(names = "--test-fault", paramLabel = "KIND:N", hidden = true)
    private @Nullable TestFault fault;

    private Gateway() {}

    /** Runs until the process is told to stop, or drops the schemas of old runs if that is the first word. */
    public static void main(String[] arguments) {
        boolean drops = arguments.length > 0 && arguments[0].equals(DropSchemas.NAME);
        System.exit(
                drops
                        ? GatewayCommand.of(new DropSchemas())
                                .execute(Arrays.copyOfRange(arguments, 1, arguments.length))
                        : GatewayCommand.of(new Gateway()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        LogLevel.require(System.getenv());
        GatewayConfig file = GatewayConfig.read(config, System.getenv());
        GatewayConfig effective = bindAddress == null ? file : file.at(bindAddress);
        return new GatewayProcess(System.out, System.err).run(new Launch(effective, database, schema, fault));
    }
}
