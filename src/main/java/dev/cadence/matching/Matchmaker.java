package dev.cadence.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.cadence.shared.Ids;
import dev.cadence.vetting.Skill;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import static dev.cadence.matching.Shortlist.PLACES;

/// Answers briefs: gives the four places, and says why, and why not to the next best.
@Component
class Matchmaker {

    /// How many are kept with a shortlist at most, to be compared anew.
    private static final int KEPT = 24;

    /// The places, and a few who came next.
    private static final int ENOUGH = 8;

    /// How many are told about whom only a condition kept out.
    private static final int EXCLUDED = 2;

    /// Newcomers that are looked up, in the hope that one can be booked.
    private static final int DRAWN = 8;

    private static final String FIRST_TIME = "Is shown for the first time: some of the last places are for newcomers.";

    private final Pool pool;

    private final ShortlistBook book;

    Matchmaker(Pool pool, ShortlistBook book) {
        this.pool = pool;
        this.book = book;
    }

    Shortlist answer(Brief brief, Question question, MatchingPolicy policy) {
        var search = new Search(question, policy, pool, book, pool.upToDate());
        var found = search.best(ENOUGH, KEPT, EXCLUDED);
        var newcomer = newcomer(brief, search, found.suitable());
        var places = PLACES - (newcomer.isPresent() ? 1 : 0);
        var ranked = found.suitable()
            .stream()
            .filter(member -> newcomer.filter(member::equals).isEmpty())
            .map(question::facts)
            .toList();
        var candidates = new ArrayList<Candidate>();
        for (var number = 0; number < ranked.size(); number++) {
            var score = score(ranked.get(number), policy);
            candidates.add(number < places ? placed(ranked.get(number), score, number + 1, policy)
                    : keptOut(ranked.get(number), score, policy, number < PLACES ? Reasons.gaveWay(score)
                            : Reasons.outscored(score, candidates.get(places - 1).score())));
        }
        newcomer.ifPresent(member -> candidates.add(places, shownFirst(question.facts(member), policy)));
        var last = candidates.size() < PLACES ? null : score(ranked.get(PLACES - 1), policy);
        candidates.addAll(Math.min(candidates.size(), PLACES), excluded(found.excluded(), question, policy, last));
        return new Shortlist(Ids.next(), brief.id(), brief.company(), policy.version(), question.at(),
                asked(brief, question), found.compared(), newcomer.isPresent(), List.copyOf(candidates));
    }

    private static Optional<Member> newcomer(Brief brief, Search search, List<Member> ranked) {
        var exploration = Exploration.of(brief.id());
        if (ranked.size() <= PLACES || !exploration.isDue(search.policy())) {
            return Optional.empty();
        }
        var best = ranked.stream().limit(PLACES).map(Member::engineer).toList();
        return search.newcomers(exploration, best, DRAWN).stream().findFirst();
    }

    /// Those who would have had a place but for the tier or the price.
    private static List<Candidate> excluded(List<Member> excluded, Question question, MatchingPolicy policy,
            @Nullable Score last) {
        return excluded.stream()
            .map(question::facts)
            .filter(facts -> last == null || score(facts, policy).total() > last.total())
            .map(facts -> keptOut(facts, score(facts, policy), policy,
                    facts.measures().isAffordable() ? Reasons.otherTier(facts)
                            : Reasons.tooExpensive(facts.measures())))
            .toList();
    }

    private static Score score(Facts facts, MatchingPolicy policy) {
        return Score.of(facts.measures(), policy, policy.weights());
    }

    private static Candidate placed(Facts facts, Score score, int place, MatchingPolicy policy) {
        return new Candidate(facts, score, place, false, Reasons.of(facts, policy), null);
    }

    private static Candidate shownFirst(Facts facts, MatchingPolicy policy) {
        var reasons = new ArrayList<>(Reasons.of(facts, policy));
        reasons.add(FIRST_TIME);
        return new Candidate(facts, score(facts, policy), PLACES, true, List.copyOf(reasons), null);
    }

    private static Candidate keptOut(Facts facts, Score score, MatchingPolicy policy, String why) {
        return new Candidate(facts, score, null, false, Reasons.of(facts, policy), why);
    }

    private static Shortlist.Asked asked(Brief brief, Question question) {
        var conditions = brief.conditions();
        return new Shortlist.Asked(names(brief.needs().required()), names(brief.needs().niceToHave()),
                conditions.tier(), conditions.weeklyBudget(), question.start(),
                conditions.industry() == null ? null : conditions.industry().slug());
    }

    private static List<String> names(List<Skill> skills) {
        return skills.stream().map(Skill::name).toList();
    }

}
