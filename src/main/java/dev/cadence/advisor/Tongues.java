package dev.cadence.advisor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.tartarus.snowball.ext.DutchStemmer;

/// Tells by its function words in which language a text is; Lucene knows those of each.
final class Tongues {

    /// In a text of a language, at least so many words of a hundred are function words of
    /// it.
    private static final int LEAST_PERCENT = 12;

    private static final Tongue UNKNOWN = new Tongue("another language", WordAnalysis.PLAIN, Set.of(), Map.of());

    private static final Tongue ENGLISH = new Tongue(Tongue.ENGLISH, WordAnalysis.ENGLISH, folded(
            EnglishAnalyzer.getDefaultStopSet(),
            Set.of("we", "our", "have", "has", "i", "from", "my", "you", "do", "does", "what", "who", "need", "want")),
            Map.of());

    private final List<Tongue> known;

    Tongues(List<Knowledge.Glossary> glossaries) {
        this.known = new ArrayList<>(List.of(ENGLISH));
        var words = glossaries.stream()
            .collect(Collectors.toMap(Knowledge.Glossary::language, Knowledge.Glossary::words));
        add("French", FrenchAnalyzer.getDefaultStopSet(), Tongues::french, words);
        add("Spanish", SpanishAnalyzer.getDefaultStopSet(), SpanishLightStemFilter::new, words);
        add("German", GermanAnalyzer.getDefaultStopSet(), GermanLightStemFilter::new, words);
        add("Portuguese", PortugueseAnalyzer.getDefaultStopSet(), PortugueseLightStemFilter::new, words);
        add("Italian", ItalianAnalyzer.getDefaultStopSet(), Tongues::italian, words);
        add("Dutch", DutchAnalyzer.getDefaultStopSet(), stream -> new SnowballFilter(stream, new DutchStemmer()),
                words);
    }

    private static TokenStream french(TokenStream words) {
        return new FrenchLightStemFilter(new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES));
    }

    private static TokenStream italian(TokenStream words) {
        return new ItalianLightStemFilter(new ElisionFilter(words,
                new CharArraySet(List.of("l", "un", "d", "dell", "nell", "all", "sull", "dall", "c"), true)));
    }

    private void add(String name, CharArraySet stops, UnaryOperator<TokenStream> stems,
            Map<String, Map<String, String>> words) {
        var analysis = new WordAnalysis(stems);
        var glosses = new HashMap<String, List<String>>();
        words.getOrDefault(name, Map.of())
            .forEach((word, english) -> analysis.terms(word)
                .forEach(term -> glosses.put(term.letters(),
                        WordAnalysis.ENGLISH.terms(english).stream().map(WordAnalysis.Term::letters).toList())));
        known.add(new Tongue(name, analysis, folded(stops, Set.of()), Map.copyOf(glosses)));
    }

    private static Set<String> folded(CharArraySet stops, Set<String> more) {
        var words = stops.stream().map(stop -> new String((char[]) stop)).collect(Collectors.joining(" "));
        return WordAnalysis.PLAIN.terms(words + " " + String.join(" ", more))
            .stream()
            .map(WordAnalysis.Term::letters)
            .collect(Collectors.toUnmodifiableSet());
    }

    Tongue of(String text) {
        var terms = WordAnalysis.PLAIN.terms(text);
        var best = known.stream().max(Comparator.comparingLong((Tongue tongue) -> share(tongue, terms))).orElseThrow();
        if (100 * share(best, terms) >= LEAST_PERCENT * terms.size()) {
            return best;
        }
        var latin = text.codePoints().filter(Character::isLetter).mapToObj(Character.UnicodeScript::of).toList();
        var foreign = latin.stream().filter(script -> script != Character.UnicodeScript.LATIN).count();
        return 2 * foreign > latin.size() ? UNKNOWN : ENGLISH;
    }

    private static long share(Tongue tongue, List<WordAnalysis.Term> terms) {
        return terms.stream().filter(term -> tongue.functionWords().contains(term.letters())).count();
    }

}
