package dev.cadence.advisor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class KnowledgeBaseTests {

    private static final Knowledge KNOWLEDGE = new KnowledgeBase().knowledge();

    @Test
    void everyIdIsThereOnce() {
        assertThat(Stream
            .of(KNOWLEDGE.signals().stream().map(Knowledge.Signal::id),
                    KNOWLEDGE.rules().stream().map(Knowledge.Rule::id),
                    KNOWLEDGE.buying().strengths().stream().map(Knowledge.Strength::id))
            .flatMap(ids -> ids)).doesNotHaveDuplicates();
        assertThat(KNOWLEDGE.products()).extracting(Knowledge.Product::kind).doesNotHaveDuplicates();
        assertThat(KNOWLEDGE.questions()).extracting(Knowledge.Question::id).doesNotHaveDuplicates();
    }

    @Test
    void everyPhraseCanBeRead() {
        assertThat(Stream
            .concat(KNOWLEDGE.signals().stream().flatMap(signal -> signal.phrasesOrNone().stream()),
                    KNOWLEDGE.products().stream().flatMap(product -> product.phrases().keySet().stream()))
            .map(Phrase::of)).isNotEmpty().allSatisfy(phrase -> assertThat(phrase.places()).isNotEmpty());
    }

    @Test
    void everyRangeGoesUp() {
        assertThat(Stream
            .of(KNOWLEDGE.products().stream().map(Knowledge.Product::cost),
                    KNOWLEDGE.stacks().values().stream().map(Knowledge.StackText::salary),
                    KNOWLEDGE.stacks().values().stream().map(Knowledge.StackText::weeksToHire),
                    KNOWLEDGE.tiers().values().stream().map(Knowledge.TierText::weeks))
            .flatMap(ranges -> ranges)).allSatisfy(range -> assertThat(range.from()).isLessThanOrEqualTo(range.to()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    version: 1                         | version: zero                        | /version
                    kind: LATENCY                      | kind: LATENCIES                      | kind
                    id: permanent-staff                | id: Permanent Staff                  | /id
                    any: [runs-jvm]                    | any: [runs-cobol]                    | Nothing here is called runs-cobol.
                    loadedPercent: {from: 125, to: 140}| loadedPercent: {from: 125}           | loadedPercent
                    says: It is for years              | tells: It is for years               | tells
                    """)
    void aFileThatIsNotAsItMustBeIsRefusedWithThePlace(String right, String wrong, String place) throws IOException {
        var file = new ClassPathResource("advisor/knowledge.yaml").getContentAsString(StandardCharsets.UTF_8);
        assertThat(file).contains(right);

        assertThatIllegalStateException()
            .isThrownBy(() -> new KnowledgeBase(
                    new ByteArrayResource(file.replace(right, wrong).getBytes(StandardCharsets.UTF_8))))
            .withMessageContaining(place);
    }

}
