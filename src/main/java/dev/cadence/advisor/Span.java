package dev.cadence.advisor;

/// Words of the paragraph, for a page to mark.
///
/// @param from where they begin, in UTF-16 units
/// @param until the first place after them
record Span(int from, int until) {

    static Span of(Word first, Word last) {
        return new Span(first.from(), last.until());
    }

    String in(String text) {
        return text.substring(from, until);
    }

}
