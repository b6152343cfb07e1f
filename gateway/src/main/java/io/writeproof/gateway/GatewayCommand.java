package io.writeproof.gateway;

import io.writeproof.fault.TestFault;
import io.writeproof.gateway.config.ConfigException;
import io.writeproof.http.BindAddress;
import io.writeproof.http.BindFailedException;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.DatabaseException;
import io.writeproof.service.ServiceException;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** Reads the command line and turns what is wrong into one message and an exit code. */
final class GatewayCommand {

    private GatewayCommand() {}

    static CommandLine of(Callable<Integer> command) {
        return new CommandLine(command)
                .registerConverter(BindAddress.class, converter(BindAddress::parse))
                .registerConverter(DropSchemas.Age.class, converter(DropSchemas.Age::parse))
                .registerConverter(TestFault.class, converter(TestFault::parse))
                .registerConverter(ConnectionSettings.class, converter(ConnectionSettings::parse))
                .setParameterExceptionHandler(GatewayCommand::usageError)
                .setExecutionExceptionHandler(GatewayCommand::startError);
    }

    /** Keeps the message of whatever parses; picocli would put a class name around it. */
    private static <T> ITypeConverter<T> converter(Function<String, T> parser) {
        return text -> {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException | DatabaseException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        };
    }

    private static int usageError(ParameterException error, String[] arguments) {
        error.getCommandLine().getErr().println(error.getMessage() + ". See --help");
        return ExitCode.USAGE;
    }

    /** What is not there and could be; anything else is a defect. */
    private static boolean isExpected(Exception error) {
        return error instanceof DatabaseException
                || error instanceof BindFailedException
                || error instanceof ServiceException;
    }

    private static int startError(Exception error, CommandLine command, ParseResult arguments) {
        if (error instanceof ConfigException) {
            command.getErr().println(error.getMessage());
            return ExitCode.USAGE;
        }
        if (!isExpected(error)) {
            LoggerFactory.getLogger(GatewayCommand.class).error("The gateway has a defect", error);
        }
        command.getErr().println(error.getMessage());
        return ExitCode.SOFTWARE;
    }
}
