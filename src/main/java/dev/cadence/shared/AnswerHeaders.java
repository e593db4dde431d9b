package dev.cadence.shared;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.CompositeHeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.stereotype.Component;

/// The headers by which every answer tells browsers what not to do with it. They are written by the security filters,
/// and by whoever answers where those do not come: the firewall, {@link ErrorPage} and the server's own refusals.
/// What an operation has said itself, such as for how long its answer may be kept, stays.
@Component
class AnswerHeaders implements HeaderWriter {

    /// The browsable description of the API loads its own scripts and styles, sets inline
    /// styles, and calls the API.
    private static final Predicate<String> PAGES = Pattern.compile("/(docs|swagger-ui)(/.*)?").asMatchPredicate();

    private static final HeaderWriter PAGE = new StaticHeadersWriter("Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'");

    private static final HeaderWriter NOTHING_RUNS = new StaticHeadersWriter("Content-Security-Policy",
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");

    /// An answer of the API is never a page: a browser that is shown one may load and run
    /// nothing, and stores it rather than shows it.
    private static final HeaderWriter DOCUMENT = new CompositeHeaderWriter(
            List.of(NOTHING_RUNS, new StaticHeadersWriter("Content-Disposition", "attachment; filename=\"api.json\"")));

    /// People ask for advice in a browser, which shows them why it refuses. The page
    /// itself says what it may do.
    private static final String SHOWN = "/advisor";

    /// For a year, where the request came by TLS.
    private static final HeaderWriter ALL = new CompositeHeaderWriter(List.of(new HstsHeaderWriter(),
            new CacheControlHeadersWriter(), new StaticHeadersWriter("X-Content-Type-Options", "nosniff"),
            new StaticHeadersWriter("X-Frame-Options", "DENY"),
            new StaticHeadersWriter("Referrer-Policy", "no-referrer"),
            new StaticHeadersWriter("Cross-Origin-Opener-Policy", "same-origin"),
            new StaticHeadersWriter("Cross-Origin-Resource-Policy", "same-origin"), new StaticHeadersWriter(
                    "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")));

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        ALL.writeHeaders(request, response);
        to(String.valueOf(request.getRequestURI())).writeHeaders(request, response);
    }

    private static HeaderWriter to(String path) {
        if (PAGES.test(path)) {
            return PAGE;
        }
        return path.equals(SHOWN) ? NOTHING_RUNS : DOCUMENT;
    }

}
