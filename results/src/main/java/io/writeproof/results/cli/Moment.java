package io.writeproof.results.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A moment on the command line: a date, a time in UTC, or an age such as {@code 90d}. Immutable. */
final class Moment implements ITypeConverter<Instant> {

    private static final Pattern AGE = Pattern.compile("(\\d{1,6})([dhm])");

    private final Clock clock;

    /** Counts ages from now. */
    Moment() {
        this(Clock.systemUTC());
    }

    Moment(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Instant convert(String text) {
        Matcher age = AGE.matcher(text);
        try {
            if (age.matches()) {
                return clock.instant().minus(duration(Long.parseLong(age.group(1)), age.group(2)));
            }
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException neither) {
            throw new TypeConversionException("expected a date (2026-11-01), a time (2026-11-01T09:30:00Z) or an age "
                    + "(90d, 12h, 30m), found '" + text + "'");
        }
    }

    private static Duration duration(long count, String unit) {
        return switch (unit) {
            case "d" -> Duration.ofDays(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofMinutes(count);
        };
    }
}
