package dev.cadence.advisor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// A paragraph cut into what is marked and what is not. Signals whose words overlap share one mark, so that marks never
/// nest.
///
/// @param pieces that together are the whole paragraph
/// @param notes on the marks, numbered from 1 in their order
record MarkedParagraph(List<Piece> pieces, List<Note> notes) {

    static MarkedParagraph of(String paragraph, List<Advice.Signal> signals) {
        var sorted = signals.stream()
            .sorted(Comparator.comparingInt(Advice.Signal::from)
                .thenComparing(Advice.Signal::until, Comparator.reverseOrder()))
            .toList();
        var notes = IntStream.range(0, sorted.size())
            .mapToObj(place -> new Note(place + 1, sorted.get(place)))
            .toList();
        var pieces = new ArrayList<Piece>();
        var done = 0;
        for (var next = 0; next < notes.size();) {
            var first = next;
            var from = notes.get(first).signal().from();
            var until = from;
            do {
                until = Math.max(until, notes.get(next).signal().until());
                next++;
            }
            while (next < notes.size() && notes.get(next).signal().from() < until);
            pieces.add(new Piece(paragraph.substring(done, from), List.of()));
            pieces.add(new Piece(paragraph.substring(from, until), notes.subList(first, next)));
            done = until;
        }
        pieces.add(new Piece(paragraph.substring(done), List.of()));
        return new MarkedParagraph(pieces.stream().filter(piece -> !piece.text().isEmpty()).toList(), notes);
    }

    /// @param notes on it; none if it is not marked
    record Piece(String text, List<Note> notes) {

        /// How all of it is said, for the style sheet.
        public String mood() {
            var moods = notes.stream().map(note -> note.signal().mood().name().toLowerCase(java.util.Locale.ROOT));
            return moods.distinct().reduce((one, other) -> "mixed").orElse("");
        }

    }

    record Note(int number, Advice.Signal signal) {
    }

}
