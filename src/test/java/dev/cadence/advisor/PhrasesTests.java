package dev.cadence.advisor;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PhrasesTests {

    @Test
    void wordsAreFoundHoweverTheyAreBent() {
        assertThat(found("sign contract", "Both of them were signing contracts.")).containsExactly("signing contracts");
    }

    @Test
    void twoOtherWordsMayStandBetween() {
        assertThat(found("sign contract", "Tenants sign the rental contract."))
            .containsExactly("sign the rental contract");
    }

    @Test
    void threeOtherWordsMayNot() {
        assertThat(found("sign contract", "Tenants sign the long rental contract.")).isEmpty();
    }

    @Test
    void nothingMayStandBetweenWhatIsInQuotationMarks() {
        assertThat(found("\"on call\"", "Somebody is on call, nobody is on the call.")).containsExactly("on call");
    }

    @Test
    void noPhraseGoesOnInTheNextSentence() {
        assertThat(found("sign contract", "They sign. Contracts are paper.")).isEmpty();
    }

    @Test
    void anyOfSeveralWordsWillDo() {
        assertThat(found("sign|countersign contract|lease", "We countersign each lease."))
            .containsExactly("countersign each lease");
    }

    @Test
    void numbersAreFiguresAndWords() {
        assertThat(found("# weeks", "In six weeks, or 10 weeks.")).containsExactly("six weeks", "10 weeks");
    }

    @Test
    void aWordMayBeKnownByItsBeginning() {
        assertThat(found("kubern*", "Our Kubernetes is new.")).containsExactly("Kubernetes");
    }

    @Test
    void hyphensStandBetweenWords() {
        assertThat(found("in-house team", "an in-house team")).containsExactly("in-house team");
    }

    @Test
    void severalWordsAreNoAlternative() {
        assertThatIllegalArgumentException().isThrownBy(() -> Phrase.of("in-house|own team"))
            .withMessage("Each of in-house|own must be one word.");
    }

    @Test
    void whatIsFoundIsWhereItStandsAlsoAfterSignsThatTakeTwoPlaces() {
        assertThat(found("text reminder", "💈 A text reminder, please.")).containsExactly("text reminder");
    }

    private static List<String> found(String phrase, String text) {
        var words = Passage.of(text, new Tongues(List.of())).words();
        return Phrases.of(List.of(true), _ -> List.of(phrase))
            .in(words)
            .stream()
            .map(found -> Span.of(words.get(found.first()), words.get(found.next() - 1)).in(text))
            .toList();
    }

}
