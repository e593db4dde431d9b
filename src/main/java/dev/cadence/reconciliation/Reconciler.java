package dev.cadence.reconciliation;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import dev.cadence.ledger.Clearing;
import dev.cadence.reconciliation.OwnRecords.OwnRecord;
import dev.cadence.reconciliation.ProviderRecords.BalanceChange;
import dev.cadence.reconciliation.ProviderRecords.ProviderRecord;
import dev.cadence.shared.Page;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/// Carries out a run: reads all sides page by page into the database, lets it find what looks different, and examines that
/// once more, one by one. Has no transaction of its own, since it calls the provider all the time.
@Service
class Reconciler {

    private static final int PAGE = 100;

    private static final UUID FIRST = UUID.fromString(Page.OLDEST);

    private final ProviderRecords provider;

    private final List<OwnRecords> own;

    private final Clearing books;

    private final BalanceBook balance;

    private final Items items;

    private final Differences differences;

    private final Examination examination;

    private final Runs runs;

    private final Clock clock;

    Reconciler(ProviderRecords provider, List<OwnRecords> own, Clearing books, BalanceBook balance, Items items,
            Differences differences, Examination examination, Runs runs, Clock clock) {
        this.provider = provider;
        this.own = own;
        this.books = books;
        this.balance = balance;
        this.items = items;
        this.differences = differences;
        this.examination = examination;
        this.runs = runs;
        this.clock = clock;
    }

    void carryOut(Run run) {
        items.clear(run);
        var objects = own.stream().mapToLong(records -> read(run, records)).sum();
        var changes = readBalance(run);
        own.forEach(records -> compare(run, records));
        lookAgainAtWhatWasOpen(run);
        items.clear(run);
        runs.done(run, objects, changes, differences.countOf(run), clock.instant());
    }

    private long read(Run run, OwnRecords records) {
        var movement = records.movement();
        var count = 0L;
        @Nullable String next = null;
        do {
            var slice = provider.objects(movement, run.from(), run.until(), next);
            items.addTheirs(run, movement, slice.items());
            items.addOurs(run, movement, records.named(slice.items().stream().map(ProviderRecord::reference).toList()));
            count += slice.items().size();
            next = slice.next();
            runs.goOn(run, clock.instant());
        }
        while (next != null);
        List<OwnRecord> ours;
        var after = "";
        do {
            ours = records.recorded(run.from(), run.until(), after, PAGE);
            items.addOurs(run, movement, ours);
            after = ours.isEmpty() ? after : ours.getLast().reference();
        }
        while (ours.size() == PAGE);
        return count;
    }

    private long readBalance(Run run) {
        var count = 0L;
        @Nullable String next = null;
        do {
            var slice = provider.balanceChanges(run.from(), run.until(), next);
            balance.post(slice.items());
            slice.items().forEach(change -> note(run, change));
            count += slice.items().size();
            next = slice.next();
            runs.goOn(run, clock.instant());
        }
        while (next != null);
        return count;
    }

    private void note(Run run, BalanceChange change) {
        var source = change.source();
        var movement = BalanceBook.movementOf(change);
        if (source != null && movement.isPresent()) {
            items.addBalance(run, movement.get(), source, change);
        }
        else if (!BalanceBook.explainsItself(change)) {
            differences.found(run,
                    new Difference(Problem.UNEXPLAINED, null, change.reference(), null, "%s by %d %s."
                        .formatted(change.type(), change.amount().minor(), change.amount().currency())),
                    clock.instant());
        }
    }

    private void compare(Run run, OwnRecords records) {
        var movement = records.movement();
        List<String> suspects;
        var after = "";
        do {
            suspects = items.suspects(run, movement, after, PAGE);
            suspects.forEach(reference -> examine(run, movement, reference));
            after = suspects.isEmpty() ? after : suspects.getLast();
            runs.goOn(run, clock.instant());
        }
        while (suspects.size() == PAGE);
        compareWithBooks(run, movement);
        lookForPostingsOfNothing(run, records);
    }

    private void compareWithBooks(Run run, Movement movement) {
        List<Items.OwnItem> ours;
        var after = "";
        do {
            ours = items.ours(run, movement, after, PAGE);
            var posted = books.changes(movement.entries(), ours.stream().map(Items.OwnItem::id).toList());
            ours.stream()
                .filter(item -> posted.getOrDefault(item.id(),
                        0L) != (item.moved() ? movement.sign() * item.amount() : 0))
                .forEach(item -> examine(run, movement, item.reference()));
            after = ours.isEmpty() ? after : ours.getLast().reference();
        }
        while (ours.size() == PAGE);
    }

    private void lookForPostingsOfNothing(Run run, OwnRecords records) {
        List<Clearing.Recorded> recorded;
        var after = FIRST;
        do {
            recorded = books.recorded(records.movement().entries(), run.from(), run.until(), after, PAGE);
            var sources = recorded.stream().map(Clearing.Recorded::source).toList();
            var known = records.known(sources);
            var takenBack = books.takenBack(records.movement().entries(), sources);
            recorded.stream()
                .filter(entry -> !known.contains(entry.source()) && !takenBack.contains(entry.source()))
                .forEach(
                        entry -> differences.found(run,
                                new Difference(Problem.POSTED_FOR_NOTHING, records.movement(),
                                        entry.source().toString(), "Entry %s.".formatted(entry.entry()), null),
                                clock.instant()));
            after = recorded.isEmpty() ? after : recorded.getLast().entry();
        }
        while (recorded.size() == PAGE);
    }

    private void examine(Run run, Movement movement, String reference) {
        examination.of(movement, reference).forEach(it -> differences.found(run, it, clock.instant()));
    }

    /// What earlier runs have found may be outside of this one's span, and may be gone.
    private void lookAgainAtWhatWasOpen(Run run) {
        List<DifferenceView> open;
        var after = FIRST;
        do {
            open = differences.unseen(run, after, PAGE);
            open.forEach(difference -> {
                if (!isStillThere(difference)) {
                    differences.gone(difference.id(), clock.instant());
                }
            });
            after = open.isEmpty() ? after : open.getLast().id();
            runs.goOn(run, clock.instant());
        }
        while (open.size() == PAGE);
    }

    /// A change of the balance that nobody can explain does not go away by itself, nor
    /// does an entry in the books.
    private boolean isStillThere(DifferenceView difference) {
        var movement = difference.movement();
        return movement == null || isEntry(difference)
                || examination.of(movement, difference.reference())
                    .stream()
                    .anyMatch(it -> it.problem() == difference.problem());
    }

    private static boolean isEntry(DifferenceView difference) {
        return difference.problem() == Problem.POSTED_FOR_NOTHING && difference.theirs() == null;
    }

}
