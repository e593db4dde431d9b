package dev.cadence.limits;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Stands where it is known who sends a request: it counts for their account, or for its address if they did not say
/// who they are. A bad token does not come as far as this.
final class AfterProof extends RequestFilter {

    private final RequestLimits limits;

    AfterProof(RequestLimits limits, HandlerExceptionResolver problems) {
        super(problems);
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        BeforeProof.release(limits, request);
        var sender = SecurityContextHolder.getContext().getAuthentication();
        var limited = sender == null ? limits.takeOfAddress(address(request), cost(request))
                : limits.takeOfAccount(sender.getName(), cost(request));
        goOn(limited, request, response, chain);
    }

}
