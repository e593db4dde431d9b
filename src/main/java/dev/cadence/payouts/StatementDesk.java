package dev.cadence.payouts;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.cadence.accounts.EngineerId;
import dev.cadence.ledger.Account;
import dev.cadence.ledger.Entry;
import dev.cadence.ledger.Movements;
import dev.cadence.ledger.Movements.Movement;
import dev.cadence.payouts.Statement.Line;
import dev.cadence.payouts.Statement.Standing;
import dev.cadence.shared.Money;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Reads from the books what stands between an engineer and the platform, each in a number of queries that does not grow.
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class StatementDesk {

    private static final Currency USD = Currency.getInstance("USD");

    private static final Instant FOREVER = Instant.parse("9999-12-31T00:00:00Z");

    private final Movements movements;

    private final JdbcClient jdbc;

    private final Clock clock;

    StatementDesk(Movements movements, JdbcClient jdbc, Clock clock) {
        this.movements = movements;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// The engineer's earnings by how far they are, in each currency that they have
    /// earned in.
    List<BalanceView> balances(EngineerId engineer) {
        var now = clock.instant();
        return jdbc
            .sql("""
                    select amount_currency,
                           coalesce(sum(amount_minor - reduced_minor) filter (where stage = 'HELD' and work_ends_at > :now), 0),
                           coalesce(sum(amount_minor - reduced_minor) filter (where stage = 'HELD' and work_ends_at <= :now), 0),
                           coalesce(sum(amount_minor - reduced_minor) filter (where stage <> 'HELD' and paid_at is null), 0),
                           coalesce(sum(sent_minor - reversed_minor) filter (where paid_at is not null), 0)
                    from payout where engineer_id = :engineer group by amount_currency order by amount_currency""")
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("engineer", engineer.value())
            .query((row, number) -> {
                var currency = Currency.getInstance(row.getString(1));
                return new BalanceView(new Money(row.getLong(2), currency), new Money(row.getLong(3), currency),
                        new Money(row.getLong(4), currency), new Money(row.getLong(5), currency),
                        new Money(0, currency));
            })
            .list()
            .stream()
            .map(balance -> balance.owing(movements.balance(Account.ENGINEER_RECEIVABLE, engineer.value(),
                    balance.paid().currency(), FOREVER)))
            .toList();
    }

    Statement statement(EngineerId engineer, YearMonth month) {
        var from = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        var until = month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        var opening = new Standing(movements.balance(Account.ENGINEER_PAYABLE, engineer.value(), USD, from).negated(),
                movements.balance(Account.ENGINEER_RECEIVABLE, engineer.value(), USD, from));
        var works = worksOf(engineer);
        var lines = new ArrayList<Line>();
        for (var movement : movements.of(engineer.value(), USD, from, until)) {
            lines.add(line(movement, works.get(movement.source())));
        }
        var closing = opening;
        for (var line : lines) {
            closing = closing.plus(line);
        }
        return new Statement(opening, List.copyOf(lines), closing);
    }

    private static Line line(Movement movement, @Nullable Work work) {
        var nothing = movement.amount().times(0);
        var payable = movement.account() == Account.ENGINEER_PAYABLE;
        return new Line(movement.at(), kind(movement.kind()), work == null ? null : work.booking(),
                work == null ? null : work.week(), payable ? movement.amount().negated() : nothing,
                payable ? nothing : movement.amount());
    }

    private static Statement.Kind kind(Entry.Kind kind) {
        return switch (kind) {
            case EARNING -> Statement.Kind.EARNING;
            case REFUND_SHARE -> Statement.Kind.REDUCTION;
            case TRANSFER -> Statement.Kind.TRANSFER;
            case REVERSAL -> Statement.Kind.REVERSAL;
            case NETTING -> Statement.Kind.NETTING;
            case CHARGE, REFUND, REFUND_FAILED, DISPUTE_WITHDRAWN, DISPUTE_REINSTATED, DISPUTE_LOST, STRIPE_FEE,
                    BANK_PAYOUT ->
                throw new IllegalStateException("%s is nothing between an engineer and the platform".formatted(kind));
        };
    }

    /// The trials and weeks that entries are about, by what the entries name.
    private Map<UUID, Work> worksOf(EngineerId engineer) {
        var works = new HashMap<UUID, Work>();
        jdbc.sql("""
                select earning_id as source, booking_id, week from payout where engineer_id = :engineer
                union all select id, booking_id, week from payout where engineer_id = :engineer
                union all select refund_id, booking_id, week from refund_share where engineer_id = :engineer""")
            .param("engineer", engineer.value())
            .query((row, number) -> works.put(row.getObject(1, UUID.class),
                    new Work(row.getObject(2, UUID.class), row.getObject(3, Integer.class))))
            .list();
        return works;
    }

    private record Work(UUID booking, @Nullable Integer week) {
    }

}
