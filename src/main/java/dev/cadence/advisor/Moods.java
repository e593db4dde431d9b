package dev.cadence.advisor;

import java.util.BitSet;
import java.util.List;

/// Tells how something is said: whether words beside it deny it, make it what somebody else says, or say that it is the
/// company's own, or settled.
final class Moods {

    /// As far as a denial reaches, in words: "we do not really need any low latency".
    private static final int REACH = 5;

    private final Phrases<Boolean> before;

    private final Phrases<Boolean> after;

    private final Phrases<Boolean> hearsay;

    private final Phrases<Boolean> ownership;

    private final Phrases<Boolean> settled;

    Moods(Knowledge.Moods moods) {
        this.before = phrases(moods.denials().before());
        this.after = phrases(moods.denials().after());
        this.hearsay = phrases(moods.hearsay());
        this.ownership = phrases(moods.ownership());
        this.settled = phrases(moods.settled());
    }

    private static Phrases<Boolean> phrases(List<String> written) {
        return Phrases.of(List.of(true), _ -> written);
    }

    /// How things are said in a text.
    InText in(List<Word> words) {
        return new InText(words, before.in(words), after.in(words), clauses(hearsay, words),
                sentences(ownership, words), clauses(settled, words));
    }

    private static BitSet clauses(Phrases<Boolean> phrases, List<Word> words) {
        var clauses = new BitSet();
        phrases.in(words).forEach(found -> clauses.set(words.get(found.first()).clause()));
        return clauses;
    }

    private static BitSet sentences(Phrases<Boolean> phrases, List<Word> words) {
        var sentences = new BitSet();
        phrases.in(words).forEach(found -> sentences.set(words.get(found.first()).sentence()));
        return sentences;
    }

    /// @param hearsay clauses in which somebody else is quoted
    /// @param owned sentences that speak of what the company has
    /// @param settled clauses that say that all is well
    record InText(List<Word> words, List<Phrases.Found<Boolean>> before, List<Phrases.Found<Boolean>> after,
            BitSet hearsay, BitSet owned, BitSet settled) {

        /// @param first the first word of what is said
        /// @param next the first word after it
        boolean denied(int first, int next) {
            var begins = words.get(first).clause();
            var ends = words.get(next - 1).clause();
            return before.stream()
                .anyMatch(denial -> denial.first() >= first - REACH && denial.next() <= first
                        && words.get(denial.first()).clause() == begins)
                    || after.stream()
                        .anyMatch(denial -> denial.first() >= next && denial.first() < next + REACH
                                && words.get(denial.first()).clause() == ends);
        }

        boolean quoted(int at) {
            return nearby(hearsay, at);
        }

        boolean settled(int at) {
            return nearby(settled, at);
        }

        boolean owned(int at) {
            return owned.get(words.get(at).sentence());
        }

        /// In the same clause, or in one beside it in the same sentence: "Rust, because
        /// it is cool".
        private boolean nearby(BitSet clauses, int at) {
            var word = words.get(at);
            return words.stream()
                .filter(other -> other.sentence() == word.sentence() && Math.abs(other.clause() - word.clause()) <= 1)
                .anyMatch(other -> clauses.get(other.clause()));
        }

    }

}
