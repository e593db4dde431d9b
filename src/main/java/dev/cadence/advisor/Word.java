package dev.cadence.advisor;

import java.util.Set;
import java.util.regex.Pattern;

/// A word of a text, as it is compared.
///
/// @param stem without what bends it: "charging" and "charges" are both "charg"
/// @param written as it stands in the text, in small letters
/// @param number whether it is one, in figures or in letters
/// @param from where it begins in the text, in UTF-16 units
/// @param until the first place after it
/// @param clause which clause of the text it is in, counted from 0
/// @param sentence which sentence of the text it is in, counted from 0
record Word(String stem, String written, boolean number, int from, int until, int clause, int sentence) {

    private static final Pattern FIGURES = Pattern.compile("\\d[\\d.,:]*[km]?");

    private static final Set<String> NUMBERS = Set.of("one", "two", "three", "four", "five", "six", "seven", "eight",
            "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
            "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred",
            "thousand", "million", "half", "quarter", "dozen", "couple", "few", "several");

    Word(String stem, String written, int from, int until, int clause, int sentence) {
        this(stem, written, FIGURES.matcher(written).matches() || NUMBERS.contains(written), from, until, clause,
                sentence);
    }

}
