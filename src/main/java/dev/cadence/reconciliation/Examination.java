package dev.cadence.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.cadence.ledger.Clearing;
import dev.cadence.reconciliation.OwnRecords.OwnRecord;
import dev.cadence.reconciliation.ProviderRecords.BalanceChange;
import dev.cadence.reconciliation.ProviderRecords.ProviderRecord;
import dev.cadence.shared.Money;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/// Looks at one movement on all sides at the same moment, so that what changed while a run was reading is not taken for a
/// difference.
@Component
class Examination {

    private final ProviderRecords provider;

    private final Clearing books;

    private final List<OwnRecords> own;

    Examination(ProviderRecords provider, Clearing books, List<OwnRecords> own) {
        this.provider = provider;
        this.books = books;
        this.own = own;
    }

    /// Every way in which the sides differ; usually none.
    List<Difference> of(Movement movement, String reference) {
        var theirs = provider.object(movement, reference).orElse(null);
        var balance = provider.balanceChangesOf(reference);
        var ours = ours(movement, reference);
        var differences = new ArrayList<Difference>();
        compare(movement, reference, ours, theirs).forEach(differences::add);
        if (theirs != null) {
            inBalance(movement, theirs, balance).forEach(differences::add);
        }
        else if (ours == null && !balance.isEmpty()) {
            differences.add(new Difference(Problem.UNEXPLAINED, movement, reference, null, words(balance)));
        }
        if (ours != null) {
            inBooks(movement, ours).forEach(differences::add);
        }
        return differences;
    }

    private @Nullable OwnRecord ours(Movement movement, String reference) {
        return own.stream()
            .filter(records -> records.movement() == movement)
            .flatMap(records -> records.named(Set.of(reference)).stream())
            .findAny()
            .orElse(null);
    }

    private static List<Difference> compare(Movement movement, String reference, @Nullable OwnRecord ours,
            @Nullable ProviderRecord theirs) {
        if (ours == null) {
            return theirs == null || !theirs.moved() ? List.of()
                    : List.of(new Difference(Problem.MISSING_HERE, movement, reference, null, words(theirs)));
        }
        if (theirs == null) {
            return List.of(new Difference(Problem.MISSING_THERE, movement, reference, words(ours), null));
        }
        if (!ours.amount().equals(theirs.amount())) {
            return List.of(new Difference(Problem.AMOUNT_DIFFERS, movement, reference, words(ours), words(theirs)));
        }
        return ours.moved() == theirs.moved() ? List.of()
                : List.of(new Difference(Problem.STATE_DIFFERS, movement, reference, words(ours), words(theirs)));
    }

    private static List<Difference> inBalance(Movement movement, ProviderRecord theirs, List<BalanceChange> balance) {
        var changed = balance.stream().mapToLong(change -> change.amount().minor()).sum();
        if (changed == movement.onBalance(theirs.amount(), theirs.moved())) {
            return List.of();
        }
        var problem = balance.isEmpty() ? Problem.NOT_IN_BALANCE : Problem.BALANCE_DIFFERS;
        return List.of(new Difference(problem, movement, theirs.reference(), words(theirs), words(balance)));
    }

    private List<Difference> inBooks(Movement movement, OwnRecord ours) {
        var posted = books.changes(movement.entries(), Set.of(ours.id())).get(ours.id());
        var expected = movement.onBalance(ours.amount(), ours.moved());
        if ((posted == null ? 0 : posted) == expected) {
            return List.of();
        }
        var problem = posted == null ? Problem.NOT_POSTED
                : ours.moved() ? Problem.POSTED_OTHERWISE : Problem.POSTED_FOR_NOTHING;
        return List.of(new Difference(problem, movement, ours.reference(), words(ours),
                "The books have changed the provider's account by %s.".formatted(posted == null ? 0 : posted)));
    }

    private static String words(OwnRecord ours) {
        return words(ours.amount(), ours.moved());
    }

    private static String words(ProviderRecord theirs) {
        return words(theirs.amount(), theirs.moved());
    }

    private static String words(Money amount, boolean moved) {
        return "%d %s, %s.".formatted(amount.minor(), amount.currency(), moved ? "moved" : "not moved");
    }

    private static @Nullable String words(List<BalanceChange> balance) {
        return balance.isEmpty() ? null : balance.stream()
            .map(change -> "%s by %d %s".formatted(change.type(), change.amount().minor(), change.amount().currency()))
            .collect(Collectors.joining(", ", "", "."));
    }

}
