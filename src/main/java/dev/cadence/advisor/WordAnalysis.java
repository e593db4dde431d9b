package dev.cadence.advisor;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/// Takes a text apart into terms with Lucene: its words without what bends them, in English or as another language's
/// stems.
final class WordAnalysis extends Analyzer {

    /// One way to write what people write in several.
    private static final Map<String, String> ALIKE = Map.of("’", "'", "e-mail", "email", "E-mail", "Email", "C#",
            "csharp", "C++", "cplusplus", "c++", "cplusplus", ".NET", " dotnet", "on-call", "oncall", "log-in", "login",
            "sign-in", "signin");

    static final WordAnalysis ENGLISH = new WordAnalysis(words -> new KStemFilter(new EnglishPossessiveFilter(words)));

    /// Words as they stand, in small letters and without accents.
    static final WordAnalysis PLAIN = new WordAnalysis(words -> words);

    private static final NormalizeCharMap MAPPING = mapping();

    private final UnaryOperator<TokenStream> stems;

    WordAnalysis(UnaryOperator<TokenStream> stems) {
        this.stems = stems;
    }

    private static NormalizeCharMap mapping() {
        var mapping = new NormalizeCharMap.Builder();
        ALIKE.forEach(mapping::add);
        return mapping.build();
    }

    @Override
    protected Reader initReader(String field, Reader text) {
        return new MappingCharFilter(MAPPING, text);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var words = new StandardTokenizer();
        return new TokenStreamComponents(words, stems.apply(new ASCIIFoldingFilter(new LowerCaseFilter(words))));
    }

    List<Term> terms(String text) {
        try (var stream = tokenStream("", text)) {
            var term = stream.getAttribute(CharTermAttribute.class);
            var place = stream.getAttribute(OffsetAttribute.class);
            var terms = new ArrayList<Term>();
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(new Term(term.toString(), place.startOffset(), place.endOffset()));
            }
            stream.end();
            return terms;
        }
        catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// @param from where it begins in the text
    /// @param until the first place after it
    record Term(String letters, int from, int until) {
    }

}
