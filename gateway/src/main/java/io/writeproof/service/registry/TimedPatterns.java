package io.writeproof.service.registry;

import com.networknt.schema.SchemaException;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import com.networknt.schema.regex.RegularExpressions;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * The JDK's regular expressions, which give up when all of them together have taken too long for one document.
 *
 * <p>That engine tries one way to match after the other, and of some patterns there are exponentially many. It reads the text
 * through an interface, which is where it can be stopped; what tries ways without reading anything, an empty alternative many
 * times in a row, cannot be. Thread-safe; the time is counted for each thread.
 */
final class TimedPatterns implements RegularExpressionFactory {

    private static final int LIMIT_SECONDS = 1;
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);

    /** The clock takes as long as some ten characters. */
    private static final int READS_BETWEEN_LOOKS = 1_024;

    /** What the patterns have taken for the document that this thread checks. */
    private static final ThreadLocal<Spent> SPENT = ThreadLocal.withInitial(Spent::new);

    private final LongSupplier nanoClock;

    private static final class Spent {
        private long nanos;
    }

    /** Patterns have taken too long. The validator takes a {@link SchemaException} for its own, and logs no part of the schema. */
    static final class TooSlow extends SchemaException {

        private static final long serialVersionUID = 1L;

        TooSlow() {
            super("its patterns take longer than " + LIMIT_SECONDS + " s for this document");
        }
    }

    /** {@code nanoClock} is one of the thread that asks: while that thread does not run, its pattern takes no time. */
    TimedPatterns(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** From now on this thread checks another document. */
    void restart() {
        SPENT.get().nanos = 0;
    }

    /** Reads the pattern as the validator's own factory does. */
    @Override
    public RegularExpression getRegularExpression(String regex) {
        Pattern pattern = Pattern.compile(
                RegularExpressions.replaceLongformCharacterProperties(RegularExpressions.replaceDollarAnchors(regex)));
        return text -> isFound(pattern, text);
    }

    private boolean isFound(Pattern pattern, String text) {
        Spent spent = SPENT.get();
        if (spent.nanos >= LIMIT_NANOS) {
            throw new TooSlow();
        }
        long start = nanoClock.getAsLong();
        try {
            return pattern.matcher(new TimedText(text, nanoClock, start + LIMIT_NANOS - spent.nanos))
                    .find();
        } finally {
            spent.nanos += nanoClock.getAsLong() - start;
        }
    }

    /** For one thread. */
    private static final class TimedText implements CharSequence {

        private final String text;
        private final LongSupplier nanoClock;
        private final long endNanos;
        private int reads;

        TimedText(String text, LongSupplier nanoClock, long endNanos) {
            this.text = text;
            this.nanoClock = nanoClock;
            this.endNanos = endNanos;
        }

        @Override
        public char charAt(int index) {
            if (++reads == READS_BETWEEN_LOOKS) {
                reads = 0;
                if (nanoClock.getAsLong() - endNanos >= 0) {
                    throw new TooSlow();
                }
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
