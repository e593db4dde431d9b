package dev.cadence.advisor;

/// A signal of the knowledge base that was found in a text.
///
/// @param signal its id
/// @param weight how much the words that were found say, from 1
record Hit(String signal, Span span, Mood mood, int weight) {

    boolean isSaid() {
        return mood == Mood.SAID;
    }

}
