package dev.cadence.advisor;

/// A word of a text, as it is compared.
///
/// @param stem without what bends it: "charging" and "charges" are both "charg"
/// @param written as it stands in the text, in small letters
/// @param from where it begins in the text, in UTF-16 units
/// @param until the first place after it
/// @param clause which clause of the text it is in, counted from 0
/// @param sentence which sentence of the text it is in, counted from 0
record Word(String stem, String written, int from, int until, int clause, int sentence) {

}
