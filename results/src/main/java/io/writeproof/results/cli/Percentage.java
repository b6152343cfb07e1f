package io.writeproof.results.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 5%} as 0.05. Stateless. */
final class Percentage implements ITypeConverter<Double> {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,4}(?:\\.\\d{1,6})?) ?%");
    private static final double HUNDRED = 100;

    @Override
    public Double convert(String text) {
        Matcher matcher = TEXT.matcher(text.trim());
        if (!matcher.matches()) {
            throw new TypeConversionException("expected a percentage such as 5%, found '" + text + "'");
        }
        return Double.parseDouble(matcher.group(1)) / HUNDRED;
    }
}
