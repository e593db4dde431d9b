package dev.cadence.vetting;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// Finds the skills that a text names, by whatever name of theirs: the longest name that begins at a word counts, so that
/// "React Native" is not React. Addresses are not read.
///
/// Some names are everyday words, too: "go", "rust", "rest". One of these names a skill where something says so: it is
/// written just as the skill is, and not because a sentence begins; or what stands before or after it says so, as in
/// "written in go" and "Rust developer"; or it stands in a list with a skill that is named beyond doubt. Where none of
/// this is so, the word is taken for everyday English: a skill that is overlooked is soon added, and one that was never
/// meant makes the reader a fool.
@Component
public class SkillReader {

    /// Bounded, so that no text takes long.
    private static final Pattern ADDRESS = Pattern
        .compile("\\w{1,20}://\\S+|\\bwww\\.\\S+|[^\\s@]{1,64}@[^\\s@]{1,255}\\.\\S+");

    private static final Pattern BEFORE = Pattern.compile(
            "(?:\\b(?:written|built|coded|programmed|rewritten|rewrite|rewriting|implemented|developed|write|writes|writing|code|coding|program|programs|programming|building|build|develop|developing|(?:re)?implement(?:ing)?|runs?|migrat(?:e|ed|ing)|port(?:ed|ing)?|mov(?:e|ed|ing)|done|fluent|proficient|expert|experienced|experience|background|skills?|strong|senior|better|good|great|best)\\s+(?:it\\s+|them\\s+|everything\\s+|this\\s+|that\\s+)?(?:in|with|to|at|from|of)|\\b(?:knows?|knowing|learn|speaks?|using|use|uses|plain|idiomatic|embedded|modern|legacy|language|called|framework|library))\\s+$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern AFTER = Pattern.compile(
            "(?:[\\s-]+(?:based|back[- ]?ends?|front[- ]?ends?|server[- ]side|micro[- ]?services?|web)?[\\s-]*(?:engineers?|developers?|devs?|programmers?|coders?|experts?|specialists?|gurus?|people|person|teams?|shop|house|code(?:bases?)?|back[- ]?ends?|front[- ]?ends?|services?|micro[- ]?services?|api|apis|sdks?|cli|binary|binaries|compilers?|crates?|modules?|packages?|librar(?:y|ies)|frameworks?|components?|hooks|stack|monoliths?|apps?|applications?|programs?|scripts?|programming|language|runtime|clusters?|charts?|workers?|pipelines?|jobs?|queries|experience|knowledge|skills|background|developments?|projects?|repo(?:sitory|sitories)?|rewrite|ports?|migration|version|v?\\d+(?:\\.\\d+)*)\\b|\\s+(?:and|or)\\s+(?:postgres|sql)|[- ]based\\b)",
            Pattern.CASE_INSENSITIVE);

    /// What stands between two skills of a list.
    private static final Pattern IN_A_LIST = Pattern.compile(
            "\\s*(?:[,/+&|]|,?\\s*\\b(?:and|or|to|plus|vs\\.?|versus|with|on|into|not|nor|then)\\b)\\s*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SENTENCE_BEGINS = Pattern.compile("(?:^|[.!?:;\\n•*\"“(]|[-–—]\\s)\\s*$");

    /// As far as a look back or ahead reaches.
    private static final int SIGHT = 60;

    private final Node names = new Node();

    private final EverydayWords everyday;

    SkillReader(SkillVocabulary vocabulary) {
        vocabulary.list().bySpelling().forEach((spelling, skill) -> names.add(spelling, skill));
        this.everyday = EverydayWords.read(new ClassPathResource("vetting/everyday-words.txt"), vocabulary.list());
    }

    /// The names of skills in a text, from its beginning to its end; none overlaps
    /// another.
    public List<Mention> read(String text) {
        var candidates = candidates(text);
        var meant = new BitSet(candidates.size());
        for (var number = 0; number < candidates.size(); number++) {
            meant.set(number, candidates.get(number).isMeant(text, everyday));
        }
        spread(text, candidates, meant);
        return meant.stream().mapToObj(number -> candidates.get(number).mention()).toList();
    }

    /// Whoever stands in a list with a skill is one.
    private static void spread(String text, List<Candidate> candidates, BitSet meant) {
        for (var number = 1; number < candidates.size(); number++) {
            if (meant.get(number - 1) && candidates.get(number - 1).isListedWith(candidates.get(number), text)) {
                meant.set(number);
            }
        }
        for (var number = candidates.size() - 2; number >= 0; number--) {
            if (meant.get(number + 1) && candidates.get(number).isListedWith(candidates.get(number + 1), text)) {
                meant.set(number);
            }
        }
    }

    private List<Candidate> candidates(String text) {
        var addresses = new BitSet(text.length());
        ADDRESS.matcher(text).results().forEach(address -> addresses.set(address.start(), address.end()));
        var found = new ArrayList<Candidate>();
        for (var at = 0; at < text.length(); at++) {
            if (!addresses.get(at) && beginsWord(text, at)) {
                var longest = names.longest(text, at);
                if (longest != null) {
                    found.add(longest);
                    at = longest.end - 1;
                }
            }
        }
        return found;
    }

    private static boolean beginsWord(String text, int at) {
        if (Character.isWhitespace(text.charAt(at))) {
            return false;
        }
        if (at == 0) {
            return true;
        }
        var before = text.charAt(at - 1);
        return !Character.isLetterOrDigit(before) && before != '.' && before != '@' && before != '#' && before != '_'
                && before != '\'' && before != '’' || before == '.' && !Character.isLetterOrDigit(charAt(text, at - 2));
    }

    private static boolean endsWord(String text, int end) {
        var next = charAt(text, end);
        return !Character.isLetterOrDigit(next) && next != '+' && next != '#' && next != '_'
                && !((next == '.' || next == '@') && Character.isLetterOrDigit(charAt(text, end + 1)));
    }

    private static char charAt(String text, int at) {
        return at >= 0 && at < text.length() ? text.charAt(at) : ' ';
    }

    /// Words of a text that name a skill.
    ///
    /// @param offset of the first, in UTF-16 units
    /// @param length in UTF-16 units
    public record Mention(Skill skill, int offset, int length) {
    }

    /// A name that begins at a place, and may go on.
    private static final class Node {

        private final Map<Character, Node> next = new HashMap<>();

        private @Nullable KnownSkill skill;

        private @Nullable Spelling spelling;

        void add(Spelling name, KnownSkill named) {
            var node = this;
            for (var letter : name.letters().toCharArray()) {
                node = node.next.computeIfAbsent(letter, _ -> new Node());
            }
            node.skill = named;
            node.spelling = name;
        }

        @Nullable Candidate longest(String text, int from) {
            Candidate longest = null;
            var node = this;
            var at = from;
            while (at < text.length()) {
                var inside = at == from ? at : skipLoose(text, at);
                var child = inside < 0 || inside >= text.length() ? null
                        : node.next.get(Character.toLowerCase(text.charAt(inside)));
                if (child == null) {
                    return longest;
                }
                node = child;
                at = inside + 1;
                if (node.skill != null && node.spelling != null && endsWord(text, at)) {
                    longest = new Candidate(node.skill, node.spelling, from, at);
                }
            }
            return longest;
        }

        /// What people write differently between the letters of a name: white space, or
        /// one sign. The end of a sentence or of a paragraph is none of it.
        private static int skipLoose(String text, int at) {
            var next = at;
            while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
                next++;
            }
            if (next > at) {
                return text.substring(at, next).chars().filter(c -> c == '\n').count() > 1 ? -1 : next;
            }
            var sign = text.charAt(at);
            return sign == '.' || sign == '-' || sign == '_' ? at + 1 : at;
        }

    }

    /// @param end the first place after it
    private record Candidate(KnownSkill known, Spelling spelling, int offset, int end) {

        Mention mention() {
            return new Mention(known.skill(), offset, end - offset);
        }

        boolean isMeant(String text, EverydayWords everyday) {
            if (!everyday.includes(spelling)) {
                return true;
            }
            if (end - offset == 1 && (charAt(text, offset - 1) == '&' || charAt(text, end) == '&')) {
                return false;
            }
            var before = text.substring(Math.max(0, offset - SIGHT), offset);
            var after = text.substring(end, Math.min(text.length(), end + SIGHT));
            var capital = writtenAsNamed(text);
            if (AFTER.matcher(after).lookingAt() && (capital || !isVerbal(before))) {
                return true;
            }
            if (BEFORE.matcher(before).find() && !after.startsWith("-")) {
                return capital || everyday.capitalProves(spelling);
            }
            return capital && everyday.capitalProves(spelling) && !shouted(text)
                    && (capitals() > 1 || !SENTENCE_BEGINS.matcher(before).find());
        }

        /// "go live", "to move", "they express": what is done, and so no skill.
        private static boolean isVerbal(String before) {
            return before.matches(
                    "(?is).*\\b(?:to|we|i|you|they|it|can|will|must|should|may|could|would|please|and|then|not|never)\\s+$");
        }

        private boolean writtenAsNamed(String text) {
            var written = text.substring(offset, end);
            return !written.equals(written.toLowerCase(java.util.Locale.ROOT))
                    && known.spellings().anyMatch(name -> name.name().equals(written));
        }

        private long capitals() {
            return known.spellings()
                .filter(name -> Spelling.of(name.name()).equals(spelling))
                .mapToLong(name -> name.name().chars().filter(Character::isUpperCase).count())
                .max()
                .orElse(0);
        }

        /// Whether the words around it are in capitals, too.
        private boolean shouted(String text) {
            var around = text.substring(Math.max(0, offset - SIGHT), offset)
                    + text.substring(end, Math.min(text.length(), end + SIGHT));
            return around.chars().filter(Character::isLetter).count() > 9
                    && around.chars().noneMatch(Character::isLowerCase);
        }

        boolean isListedWith(Candidate next, String text) {
            return next.offset - end < SIGHT && IN_A_LIST.matcher(text.substring(end, next.offset)).matches();
        }

    }

}
