package dev.cadence.operations;

import java.net.InetAddress;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Proven;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/// Who is acting at this moment, for whom and from where, under the names of the columns of an audit entry.
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record AuditContext(AuditEntry.ActorKind actorKind, @Nullable UUID actorId, @Nullable String actorRole,
        @Nullable String proofKind, @Nullable UUID proofId, @Nullable UUID forCompanyId, @Nullable UUID forEngineerId,
        @Nullable String via, @Nullable String sourceAddress, @Nullable String requestId) {

    /// What runs in the background is the system's doing, whatever set it off; so is what
    /// a request does before anybody has signed in.
    /// @param transaction the name of the transaction, for want of a better one
    static AuditContext current(@Nullable String transaction) {
        var work = BackgroundWork.name();
        if (work != null) {
            return system(work, null);
        }
        var request = request();
        var via = request == null ? shortened(transaction) : operation(request);
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller
                ? account(caller, authentication, via, request) : system(via, request);
    }

    private static AuditContext account(Caller caller, Authentication authentication, @Nullable String via,
            @Nullable HttpServletRequest request) {
        var proof = authentication instanceof Proven proven ? proven : null;
        var company = caller instanceof Caller.Founder founder ? founder.company().value() : null;
        var engineer = caller instanceof Caller.Engineer it ? it.engineer().value() : null;
        return new AuditContext(AuditEntry.ActorKind.ACCOUNT, caller.account().value(), roleOf(caller),
                proof == null ? null : proof.proofKind(), proof == null ? null : proof.proofId(), company, engineer,
                via, addressOf(request), MDC.get(RequestIds.KEY));
    }

    private static AuditContext system(@Nullable String via, @Nullable HttpServletRequest request) {
        return new AuditContext(AuditEntry.ActorKind.SYSTEM, null, null, null, null, null, null, via,
                addressOf(request), request == null ? null : MDC.get(RequestIds.KEY));
    }

    private static String roleOf(Caller caller) {
        return switch (caller) {
            case Caller.Founder _, Caller.Unaffiliated _ -> "FOUNDER";
            case Caller.Engineer _ -> "ENGINEER";
            case Caller.Admin _ -> "ADMIN";
        };
    }

    private static @Nullable HttpServletRequest request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest() : null;
    }

    /// Such as `PUT /v1/bookings/{id}/acceptance`.
    private static String operation(HttpServletRequest request) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? request.getMethod() : request.getMethod() + " " + pattern;
    }

    /// A proxy may hand over anything as the address. What is none is left out: it must
    /// not stop the database from taking the rest.
    private static @Nullable String addressOf(@Nullable HttpServletRequest request) {
        if (request == null || request.getRemoteAddr() == null) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(request.getRemoteAddr().replaceFirst("%.*", "")).getHostAddress();
        }
        catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    /// The class and method of a name like `dev.cadence.accounts.PeopleDesk.disable`.
    private static @Nullable String shortened(@Nullable String transaction) {
        return transaction == null || transaction.isEmpty() ? null : transaction.replaceFirst("^([a-z0-9_]+\\.)+", "");
    }

}
