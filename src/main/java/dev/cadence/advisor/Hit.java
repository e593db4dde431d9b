package dev.cadence.advisor;

/// A signal of the knowledge base that was found in a text.
///
/// @param signal its id
record Hit(String signal, Span span, Mood mood) {

}
