package dev.cadence.advisor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.cadence.shared.Money;
import dev.cadence.vetting.SkillReader;
import dev.cadence.vetting.Tier;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/// Reads a paragraph and says whether to build, to buy or to book, in what, and why. It asks nobody, knows no clock and no
/// chance, and whatever the paragraph orders is text to it.
@Component
class Advisor {

    /// So often a signal is shown with the words that say it.
    private static final int MOST_SHOWN = 5;

    /// More questions than this nobody answers.
    private static final int MOST_QUESTIONS = 5;

    private final Knowledge knowledge;

    private final Tongues tongues;

    private final Moods moods;

    private final Wordings wordings;

    private final SignalReader signals;

    private final Products products;

    private final Wording wording;

    private final Map<String, String> says;

    Advisor(KnowledgeBase base, SkillReader skills) {
        this.knowledge = base.knowledge();
        this.tongues = new Tongues(knowledge.tongues());
        this.signals = new SignalReader(knowledge, skills);
        this.products = new Products(knowledge.products());
        this.moods = new Moods(knowledge.moods());
        this.wordings = new Wordings(knowledge.wording());
        this.wording = new Wording(knowledge);
        this.says = knowledge.signals()
            .stream()
            .collect(Collectors.toMap(Knowledge.Signal::id, Knowledge.Signal::says));
    }

    int version() {
        return knowledge.version();
    }

    /// @param prices of a week, by tier
    Advice advise(String paragraph, Map<Tier, Money> prices) {
        var passage = Passage.of(paragraph, tongues);
        var moodsOfText = moods.in(passage.words());
        var hits = signals.read(passage, moodsOfText);
        var said = SignalReader.said(hits);
        var product = products.best(passage, moodsOfText).orElse(null);
        var worded = wordings.in(passage.words());
        var judgement = Judgement.of(knowledge, said, worded, product);
        var sourcing = new Offers(knowledge, prices).of(judgement);
        return new Advice(knowledge.version(), wording.language(passage.tongue()), judgement.verdict(),
                confidence(judgement), wording.summary(judgement, sourcing), scores(judgement),
                wording.stack(judgement), sourcing, shown(hits, product, paragraph),
                questions(said, worded, product, judgement), assumptions(judgement));
    }

    private static Advice.Confidence confidence(Judgement judgement) {
        var points = Arrays.stream(Verdict.values())
            .map(judgement.tally()::score)
            .sorted(Comparator.reverseOrder())
            .limit(2)
            .toList();
        var margin = points.getFirst() - points.getLast();
        return new Advice.Confidence(Advice.Confidence.Level.of(margin), margin);
    }

    private static List<Advice.VerdictScore> scores(Judgement judgement) {
        return Arrays.stream(Verdict.values())
            .map(verdict -> new Advice.VerdictScore(verdict, judgement.tally().score(verdict),
                    judgement.tally()
                        .lines(verdict)
                        .stream()
                        .filter(line -> line.points() != 0)
                        .map(line -> new Advice.Line(line.because(), line.says(), line.points()))
                        .toList()))
            .sorted(Comparator.comparing((Advice.VerdictScore score) -> score.verdict() != judgement.verdict())
                .thenComparing(Advice.VerdictScore::points, Comparator.reverseOrder()))
            .toList();
    }

    /// Every signal once for the same words, and a few times at most.
    private List<Advice.Signal> shown(List<Hit> hits, Products.@Nullable Match product, String paragraph) {
        var shown = new LinkedHashMap<String, Advice.Signal>();
        var times = new HashMap<String, Integer>();
        var bought = product == null ? Stream.<Hit>empty()
                : product.spans().stream().map(span -> new Hit("product", span, Mood.SAID));
        Stream.concat(hits.stream(), bought)
            .sorted(Comparator.comparing((Hit hit) -> hit.span().from()).thenComparing(Hit::signal))
            .forEach(hit -> {
                var text = told(hit);
                var place = hit.signal() + "@" + hit.span().from();
                if (text != null && !shown.containsKey(place)
                        && times.merge(hit.signal(), 1, Integer::sum) <= MOST_SHOWN) {
                    shown.put(place, new Advice.Signal(hit.signal(), text, hit.mood(), hit.span().from(),
                            hit.span().until(), hit.span().in(paragraph)));
                }
            });
        return List.copyOf(shown.values());
    }

    private @Nullable String told(Hit hit) {
        var text = says.get(hit.signal());
        return text != null ? text : wording.technology(hit.signal());
    }

    /// Those whose answers would change something, those first that would change the
    /// verdict.
    private List<Advice.Question> questions(Set<String> said, Wordings.Told worded, Products.@Nullable Match product,
            Judgement now) {
        var present = Advice.Outcome.of(now);
        var changing = new ArrayList<Advice.Question>();
        for (var question : knowledge.questions()) {
            var unless = question.unless() == null ? List.<String>of() : question.unless();
            if (unless.stream().noneMatch(now.signals()::contains)) {
                var then = new HashSet<>(said);
                then.addAll(question.assume());
                var outcome = Advice.Outcome
                    .of(question.rulesOutProducts() ? Judgement.of(knowledge, then, worded.withoutBuying(), null)
                            : Judgement.of(knowledge, then, worded, product));
                if (!outcome.equals(present)) {
                    changing.add(new Advice.Question(question.id(), question.ask(), outcome));
                }
            }
        }
        return changing.stream()
            .sorted(Comparator.comparing(question -> question.ifYes().verdict() == present.verdict()))
            .limit(MOST_QUESTIONS)
            .toList();
    }

    private List<String> assumptions(Judgement judgement) {
        return knowledge.assumptions()
            .stream()
            .filter(assumption -> assumption.unless().stream().noneMatch(judgement.signals()::contains))
            .filter(assumption -> assumption.verdicts() == null || assumption.verdicts().contains(judgement.verdict()))
            .map(Knowledge.Assumption::says)
            .toList();
    }

}
