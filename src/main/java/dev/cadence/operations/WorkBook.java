package dev.cadence.operations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.cadence.shared.Cursor;
import dev.cadence.shared.Money;
import dev.cadence.shared.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Reads what waits for an admin: all counts in one statement, each page in one.
@Service
@Transactional(readOnly = true)
class WorkBook {

    private static final String COUNTS = Arrays.stream(WorkList.values())
        .map(WorkList::count)
        .collect(Collectors.joining(" union all "));

    private static final String ALL_COUNTS = Stream
        .concat(Stream.of(COUNTS), Arrays.stream(Trouble.values()).map(Trouble::count))
        .collect(Collectors.joining(" union all "));

    private final JdbcClient jdbc;

    private final Clock clock;

    WorkBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    WorkView count() {
        return new WorkView(count(COUNTS).stream()
            .map(one -> new WorkCount(WorkList.valueOf(one.list), one.count, one.since))
            .sorted((one, other) -> one.list.compareTo(other.list))
            .toList());
    }

    /// What waits for an admin, and what is in trouble.
    List<Waiting> countAll() {
        return count(ALL_COUNTS);
    }

    private List<Waiting> count(String counts) {
        return jdbc.sql(counts)
            .param("now", now())
            .query((row, number) -> new Waiting(row.getString("list"), row.getLong("waiting"), instant(row, "since")))
            .list();
    }

    Page<WorkItem> page(WorkList list, @Nullable String cursor, int limit) {
        var after = cursor == null ? new Cursor(Instant.EPOCH, new UUID(0, 0)) : Cursor.parse(cursor);
        var rows = jdbc.sql(list.page())
            .param("now", now())
            .param("at", after.at().atOffset(ZoneOffset.UTC))
            .param("key", after.id())
            .param("limit", limit + 1)
            .query((row, number) -> new Row(item(list, row), row.getObject("key", UUID.class)))
            .list();
        return Page.of(rows, limit, last -> new Cursor(last.item.since, last.key).word()).map(Row::item);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static WorkItem item(WorkList list, ResultSet row) throws SQLException {
        return new WorkItem(list, row.getString("id"), row.getObject("since", OffsetDateTime.class).toInstant(),
                instant(row, "due_at"), uuid(row, "booking_id"), uuid(row, "company_id"), uuid(row, "engineer_id"),
                money(row), row.getString("detail"), row.getString("href"));
    }

    /// Of the columns `amount_minor` and `currency`.
    static @Nullable Money money(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return currency == null ? null : new Money(row.getLong("amount_minor"), Currency.getInstance(currency));
    }

    static @Nullable UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private record Row(WorkItem item, UUID key) {
    }

    /// How much there is of something, and since when.
    record Waiting(String list, long count, @Nullable Instant since) {
    }

    @Schema(name = "Work")
    record WorkView(List<WorkCount> lists) {
    }

    @Schema(name = "WorkCount")
    record WorkCount(WorkList list, long waiting, @Schema(
            description = "How long the first waits already; absent when none does.") @Nullable Instant oldestSince) {
    }

    @Schema(name = "WorkItem")
    record WorkItem(WorkList list, @Schema(description = "Ours, or Stripe's id of a notice.") String id,
            @Schema(description = "Since when it waits.") Instant since,
            @Schema(description = "When it will be too late, as far as that is known.") @Nullable Instant dueAt,
            @Nullable UUID bookingId, @Nullable UUID companyId, @Nullable UUID engineerId, @Nullable Money amount,
            @Schema(description = "A code or two that tell what is the matter.") @Nullable String detail,
            @Schema(description = "Where to read it.", example = "/v1/disputes/018f") String href) {
    }

}
