package dev.cadence.advisor;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// What somebody wrote into the page's form.
///
/// @param text with the line breaks that were typed: browsers send each as two characters
record AskedParagraph(String text) {

    /// In characters as people count them, as of a brief.
    static final int LONGEST = 5_000;

    /// As {@link dev.cadence.shared.Prose}.
    private static final Pattern PROSE = Pattern.compile("[\\P{C}\\p{Cf}\\p{Co}\\p{Cn}\\n\\t]*");

    static AskedParagraph sent(String text) {
        return new AskedParagraph(text.replace("\r\n", "\n").replace('\r', '\n'));
    }

    /// What is wrong with it, in a sentence, or null.
    public @Nullable String fault() {
        if (text.isBlank()) {
            return "Write a paragraph first: what is to be made, for whom, by when, and what is there already.";
        }
        var length = text.codePointCount(0, text.length());
        if (length > LONGEST) {
            return "Please shorten it: it has %,d characters, and at most %,d are read.".formatted(length, LONGEST);
        }
        return PROSE.matcher(text).matches() ? null
                : "Please remove the control characters in it; line breaks and tabs may stay.";
    }

}
