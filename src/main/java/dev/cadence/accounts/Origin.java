package dev.cadence.accounts;

import dev.cadence.limits.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.authentication.WebAuthenticationDetails;

/// Where a person signs in from, as far as it can be known.
///
/// @param address of the network, as text
/// @param userAgent what their program calls itself, at most 200 characters of what can be printed
record Origin(String address, @Nullable String userAgent) {

    private static final int MOST = 200;

    /// Of an IPv6 address that has an IPv4 address within.
    private static final int LONGEST_ADDRESS = 45;

    /// The network that is slowed down when somebody guesses.
    String network() {
        return ClientAddress.of(address);
    }

    static Origin of(SignedIn by) {
        return new Origin(by.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "unknown",
                null);
    }

    /// A proxy may hand over anything as the address.
    private static String known(String address) {
        return address.isEmpty() || address.length() > LONGEST_ADDRESS ? "unknown" : address;
    }

    static Origin of(HttpServletRequest request) {
        var agent = request.getHeader("User-Agent");
        var printable = agent == null ? "" : agent.replaceAll("[^\\x20-\\x7e]", "?").strip();
        return new Origin(known(request.getRemoteAddr()),
                printable.isEmpty() ? null : printable.substring(0, Math.min(MOST, printable.length())));
    }

}
