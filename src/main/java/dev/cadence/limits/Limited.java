package dev.cadence.limits;

import jakarta.servlet.http.HttpServletResponse;

/// What came of counting a request, and how its sender is told: by the headers of
/// [draft-ietf-httpapi-ratelimit-headers-11](https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-11).
record Limited(Allowance allowance, Take take) {

    void tell(HttpServletResponse response) {
        response.setHeader("RateLimit-Policy",
                "\"%s\";q=%d;w=%d".formatted(allowance.name(), allowance.quota(), allowance.window().toSeconds()));
        response.setHeader("RateLimit", "\"%s\";r=%d;t=%d".formatted(allowance.name(), take.remaining(), seconds()));
    }

    /// For how long what remains must last. Of a whole quota, that is a window, which has
    /// not begun.
    private long seconds() {
        var renewal = take.renewal().isZero() ? allowance.window() : take.renewal();
        return renewal.plusNanos(999_999_999).toSeconds();
    }

}
