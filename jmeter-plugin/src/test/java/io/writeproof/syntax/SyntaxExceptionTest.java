package io.writeproof.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SyntaxExceptionTest {

    @Test
    void theCaretStandsUnderTheCharacterThatIsWrong() {
        assertThat(new SyntaxException("expected x, found `y`", "a b y", 4).explain())
                .isEqualTo("""
                expected x, found `y` at offset 4
                  a b y
                      ^""");
    }

    @Test
    void ofManyLinesOnlyTheOneThatIsWrongIsShown() {
        assertThat(new SyntaxException("problem", "one\n\ttwo\nthree", 5).explain())
                .isEqualTo("""
                problem in line 2 at offset 1
                   two
                   ^""");
    }

    @Test
    void theEndOfTheTextIsAPlaceToo() {
        assertThat(new SyntaxException("problem", "ab", 2).explain()).endsWith("  ab\n    ^");
        assertThat(new SyntaxException("problem", "", 0).explain()).endsWith("\n  \n  ^");
    }
}
