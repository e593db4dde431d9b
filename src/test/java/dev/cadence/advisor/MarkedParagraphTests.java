package dev.cadence.advisor;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.cadence.advisor.MarkedParagraph.Piece;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MarkedParagraphTests {

    private static final String TEXT = "We need low latency now.";

    @Test
    void aParagraphWithoutSignalsIsOnePiece() {
        assertThat(marked()).containsExactly(TEXT);
    }

    @Test
    void wordsOfASignalAreMarkedAndTheRestIsNot() {
        assertThat(marked(signal(8, 19))).containsExactly("We need ", "[low latency:1]", " now.");
    }

    @Test
    void aSignalWithinAnotherSharesItsMark() {
        assertThat(marked(signal(12, 19), signal(8, 19))).containsExactly("We need ", "[low latency:1,2]", " now.");
    }

    @Test
    void signalsThatOverlapShareOneMarkOverAllTheirWords() {
        assertThat(marked(signal(3, 11), signal(8, 19))).containsExactly("We ", "[need low latency:1,2]", " now.");
    }

    @Test
    void signalsOfTheSameWordsShareTheirMark() {
        assertThat(marked(signal(8, 19), signal(8, 19))).containsExactly("We need ", "[low latency:1,2]", " now.");
    }

    @Test
    void signalsThatOnlyTouchHaveMarksOfTheirOwn() {
        assertThat(marked(signal(8, 12), signal(12, 19))).containsExactly("We need ", "[low :1]", "[latency:2]",
                " now.");
    }

    @Test
    void theWholeParagraphMayBeMarked() {
        assertThat(marked(signal(0, TEXT.length()))).containsExactly("[" + TEXT + ":1]");
    }

    @Test
    void aMarkIsOfTheMoodThatAllItsSignalsShare() {
        var denied = new Advice.Signal("a", "It says a", Mood.DENIED, 0, 7, "We need");
        var said = new Advice.Signal("b", "It says b", Mood.SAID, 3, 7, "need");

        assertThat(MarkedParagraph.of(TEXT, List.of(denied)).pieces().getFirst().mood()).isEqualTo("denied");
        assertThat(MarkedParagraph.of(TEXT, List.of(denied, said)).pieces().getFirst().mood()).isEqualTo("mixed");
        assertThat(MarkedParagraph.of(TEXT, List.of()).pieces().getFirst().mood()).isEmpty();
    }

    @Test
    void howeverSignalsLieNothingIsLostAndJustTheirWordsAreMarked() {
        var random = new Random(20261128);
        for (var attempt = 0; attempt < 2_000; attempt++) {
            var signals = Stream.generate(() -> random.ints(2, 0, TEXT.length()).sorted().toArray())
                .limit(random.nextInt(8))
                .map(ends -> signal(ends[0], ends[1] + 1))
                .toList();

            var marked = MarkedParagraph.of(TEXT, signals);

            assertThat(marked.pieces().stream().map(Piece::text).collect(Collectors.joining())).isEqualTo(TEXT);
            assertThat(markedPlaces(marked)).isEqualTo(places(signals));
            assertThat(marked.pieces().stream().flatMap(piece -> piece.notes().stream()).toList())
                .isEqualTo(marked.notes());
            assertThat(marked.notes()).extracting(MarkedParagraph.Note::number)
                .isEqualTo(IntStream.rangeClosed(1, signals.size()).boxed().toList());
        }
    }

    private static BitSet markedPlaces(MarkedParagraph marked) {
        var places = new BitSet();
        var at = 0;
        for (var piece : marked.pieces()) {
            places.set(at, at + piece.text().length(), !piece.notes().isEmpty());
            at += piece.text().length();
        }
        return places;
    }

    private static BitSet places(List<Advice.Signal> signals) {
        var places = new BitSet();
        signals.forEach(signal -> places.set(signal.from(), signal.until()));
        return places;
    }

    private static List<String> marked(Advice.Signal... signals) {
        return MarkedParagraph.of(TEXT, List.of(signals))
            .pieces()
            .stream()
            .map(piece -> piece.notes().isEmpty() ? piece.text()
                    : piece.notes()
                        .stream()
                        .map(note -> String.valueOf(note.number()))
                        .collect(Collectors.joining(",", "[" + piece.text() + ":", "]")))
            .toList();
    }

    private static Advice.Signal signal(int from, int until) {
        return new Advice.Signal("latency", "It needs low latency", Mood.SAID, from, until,
                TEXT.substring(from, until));
    }

}
