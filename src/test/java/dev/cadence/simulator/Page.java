package dev.cadence.simulator;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/// One page of a list, newest first, as Stripe cuts it.
final class Page {

    private static final long DEFAULT_LIMIT = 10;

    private static final long LARGEST_LIMIT = 100;

    private Page() {
    }

    static <T extends Resource> Json of(Table<T> table, ApiCall call, Predicate<T> filter) {
        Params params = call.params();
        long limit = limit(params);
        List<T> matching = table.newestFirst()
            .stream()
            .filter(filter)
            .filter((resource) -> createdAsAsked(resource.created(), params))
            .toList();
        List<T> page = cut(table, matching, params, (int) limit);
        boolean backwards = params.text("ending_before") != null;
        boolean more = !page.isEmpty() && !(backwards ? page.getFirst().equals(matching.getFirst())
                : page.getLast().equals(matching.getLast()));
        return Json.object()
            .put("object", "list")
            .put("data", page.stream().map(Resource::json).toList())
            .put("has_more", more)
            .put("url", call.path());
    }

    private static <T extends Resource> List<T> cut(Table<T> table, List<T> matching, Params params, int limit) {
        String after = params.text("starting_after");
        if (after != null) {
            int from = matching.indexOf(table.inParam(after, "starting_after")) + 1;
            return matching.subList(from, Math.min(from + limit, matching.size()));
        }
        String before = params.text("ending_before");
        if (before != null) {
            int to = matching.indexOf(table.inParam(before, "ending_before"));
            return matching.subList(Math.max(0, to - limit), Math.max(0, to));
        }
        return matching.subList(0, Math.min(limit, matching.size()));
    }

    private static long limit(Params params) {
        Long limit = params.number("limit");
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (limit < 1 || limit > LARGEST_LIMIT) {
            throw StripeRefusal.invalid("parameter_invalid_integer",
                    "This value must be between 1 and %d.".formatted(LARGEST_LIMIT), "limit");
        }
        return limit;
    }

    private static boolean createdAsAsked(Instant created, Params params) {
        long at = created.getEpochSecond();
        Params range = params.group("created");
        return holds(params.number("created"), (exact) -> at == exact)
                && holds(range.number("gte"), (bound) -> at >= bound)
                && holds(range.number("gt"), (bound) -> at > bound)
                && holds(range.number("lte"), (bound) -> at <= bound)
                && holds(range.number("lt"), (bound) -> at < bound);
    }

    private static boolean holds(@Nullable Long bound, Predicate<Long> condition) {
        return bound == null || condition.test(bound);
    }

}
