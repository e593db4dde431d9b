package dev.cadence.vetting;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/// The skills that are known by name, and their other names: "golang" is Go, "k8s" is Kubernetes. It only helps people who
/// mean the same to write the same: a skill that it does not know is a skill all the same.
///
/// The list comes along with each release, is read once, and is checked when it is read.
@Component
public class SkillVocabulary {

    /// Written with fewer letters, too many names are a slip away from each other: Rust
    /// and Rest, Java and Lava.
    private static final int SHORTEST_TO_CORRECT = 5;

    /// From as many letters on, two slips still leave no doubt.
    private static final int LONG = 8;

    private final SkillList list;

    SkillVocabulary() {
        this(new ClassPathResource("vetting/skills.csv"));
    }

    SkillVocabulary(Resource file) {
        this.list = SkillList.read(file);
    }

    SkillList list() {
        return list;
    }

    /// All skills, in alphabetical order.
    public List<KnownSkill> all() {
        return list.skills();
    }

    /// The skill that is known by this name or alias, or the skill as it is written when
    /// none is.
    public Skill normalise(Skill written) {
        return find(written.name()).orElse(written);
    }

    public boolean knows(Skill written) {
        return find(written.name()).isPresent();
    }

    Proficiency normalise(Proficiency written) {
        return new Proficiency(normalise(written.skill()), written.years());
    }

    /// The skill of which this is the name or an alias, however its case, spaces,
    /// hyphens, underscores and dots are written.
    public Optional<Skill> find(String written) {
        return Optional.ofNullable(list.bySpelling().get(Spelling.of(written))).map(KnownSkill::skill);
    }

    /// The skill that was probably meant, for a question and never for a correction
    /// without one: itself if it is known, or else the one of which a spelling is fewer
    /// letters wrong, missing, too many or swapped than any other skill's. One letter
    /// may be, and two in words of eight letters and more.
    public Optional<Skill> nearest(String written) {
        var known = find(written);
        return known.isPresent() ? known : corrected(Spelling.of(written)).map(KnownSkill::skill);
    }

    /// The skills of which a spelling begins like this, with the one that is called just
    /// so first, then those whose own name begins so, each in alphabetical order; or if
    /// there are none, the nearest one.
    List<KnownSkill> suggest(String beginning) {
        var written = Spelling.ofBeginning(beginning);
        var suggested = list.bySpelling()
            .entrySet()
            .stream()
            .filter(known -> written.begins(known.getKey()))
            .map(Map.Entry::getValue)
            .distinct()
            .sorted(bestFirst(written))
            .toList();
        return suggested.isEmpty() ? corrected(written).stream().toList() : suggested;
    }

    private Comparator<KnownSkill> bestFirst(Spelling written) {
        var called = list.bySpelling().get(written);
        return Comparator.comparing((KnownSkill known) -> !known.equals(called))
            .thenComparing(known -> !written.begins(Spelling.of(known.skill().name())))
            .thenComparing(KnownSkill::skill, SkillList.ALPHABETICAL);
    }

    private Optional<KnownSkill> corrected(Spelling written) {
        var length = written.letters().length();
        if (length < SHORTEST_TO_CORRECT || length > Skill.LONGEST) {
            return Optional.empty();
        }
        var slips = new DamerauLevenshteinDistance(length < LONG ? 1 : 2);
        var bySlips = new TreeMap<Integer, Set<KnownSkill>>();
        list.bySpelling()
            .forEach((spelling, known) -> bySlips
                .computeIfAbsent(slips.apply(spelling.letters(), written.letters()), _ -> new HashSet<>())
                .add(known));
        // Those further away are all said to be at -1.
        return Optional.ofNullable(bySlips.ceilingEntry(0))
            .map(Map.Entry::getValue)
            .filter(nearest -> nearest.size() == 1)
            .map(nearest -> nearest.iterator().next());
    }

}
