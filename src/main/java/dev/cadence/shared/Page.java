package dev.cadence.shared;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/// A stretch of a longer list, in a stable order.
///
/// @param items what was asked for, at most as many as the limit
/// @param next the cursor that continues after the last item; absent on the last page
public record Page<T>(List<T> items, @Nullable String next) {

    /// The most items that one page may hold.
    public static final int MOST = 100;

    /// A cursor that comes after every id, for lists that begin with the newest.
    public static final String NEWEST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    /// A cursor that comes before every id, for lists that begin with the oldest.
    public static final String OLDEST = "00000000-0000-0000-0000-000000000000";

    /// Makes a page of rows of which one more than the limit was read, to know whether
    /// there is a next page.
    public static <T> Page<T> of(List<T> oneMoreThanLimit, int limit, Function<T, String> cursor) {
        if (oneMoreThanLimit.size() <= limit) {
            return new Page<>(List.copyOf(oneMoreThanLimit), null);
        }
        var items = List.copyOf(oneMoreThanLimit.subList(0, limit));
        return new Page<>(items, cursor.apply(items.getLast()));
    }

    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(items.stream().<R>map(view).toList(), next);
    }

}
