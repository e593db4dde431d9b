package dev.cadence.operations;

/// Where facts of one kind are read, and how: when they happened, to what, and what came of it. A fact's key sets it apart
/// from those of the same kind and instant.
record FactRows(String at, String id, String key, String detail, String minor, String currency, String by,
        String from) {

    static FactRows rows(String at, String id) {
        return new FactRows(at, id, id, "null::text", "null::bigint", "null::text", "null::uuid", "");
    }

    static FactRows ofBooking(String at) {
        return ofBooking(at, "true");
    }

    static FactRows ofBooking(String at, String condition) {
        return rows(at, "id::text")
            .from("booking where id = :booking and %s is not null and %s".formatted(at, condition));
    }

    /// The audit trail of a table's row of the booking, which has the booking's id.
    static Trail trail(String table) {
        return new Trail(table, "= :booking::text");
    }

    /// The audit trail of a table's rows that name the booking.
    static Trail trailOfAll(String table) {
        return trailOfAll(table, "select id::text from %s where booking_id = :booking".formatted(table));
    }

    static Trail trailOfAll(String table, String ids) {
        return new Trail(table, "= any (array(%s))".formatted(ids));
    }

    FactRows key(String other) {
        return new FactRows(at, id, other, detail, minor, currency, by, from);
    }

    FactRows detail(String column) {
        return new FactRows(at, id, key, column, minor, currency, by, from);
    }

    FactRows amount(String column, String unit) {
        return new FactRows(at, id, key, detail, column, unit, by, from);
    }

    FactRows by(String column) {
        return new FactRows(at, id, key, detail, minor, currency, column, from);
    }

    FactRows from(String tables) {
        return new FactRows(at, id, key, detail, minor, currency, by, tables);
    }

    /// @param rank of the kind among those of one instant
    String select(String kind, int rank) {
        return "select %s as at, '%s' as kind, ('%08x' || substr(md5(%s), 1, 24))::uuid as key, %s as id, %s as detail, %s as amount_minor, %s as currency, %s as by from %s"
            .formatted(at, kind, rank, key, id, detail, minor, currency, by, from);
    }

    /// What the database has noted of changes to rows.
    ///
    /// @param ids which rows, compared with their ids
    record Trail(String table, String ids) {

        /// Changes that fulfil a condition, by the database's clock.
        FactRows changes(String condition) {
            return at("occurred_at", condition);
        }

        /// What a column told before it was changed or its row was deleted, at the
        /// instant that it held.
        FactRows before(String column) {
            var value = was(column);
            return at("(%s)::timestamptz".formatted(value), value + " is not null");
        }

        /// What a column tells since it was changed, at the instant that it holds.
        FactRows after(String column) {
            var value = became(column);
            return at("(%s)::timestamptz".formatted(value), "change = 'CHANGED' and %s is not null".formatted(value));
        }

        private FactRows at(String instant, String condition) {
            return rows(instant, "subject_id").key("id::text")
                .from("audit_entry where subject_id %s and subject = '%s' and %s".formatted(ids, table, condition));
        }

        static String was(String column) {
            return "changes #>> '{%s,0}'".formatted(column);
        }

        static String became(String column) {
            return "changes #>> '{%s,1}'".formatted(column);
        }

    }

}
