package dev.cadence.vetting;

import java.util.List;
import java.util.stream.Stream;

/// A skill of the {@link SkillVocabulary}.
///
/// @param skill by the name that its makers or most engineers give it
/// @param aliases other names of the same thing, of its versions and of what is a part of it, in alphabetical order
public record KnownSkill(Skill skill, SkillKind kind, List<Skill> aliases) {

    public KnownSkill {
        aliases = List.copyOf(aliases);
    }

    /// Its name, and then its aliases.
    Stream<Skill> spellings() {
        return Stream.concat(Stream.of(skill), aliases.stream());
    }

}
