package dev.cadence.limits;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.servlet.HandlerExceptionResolver;

/// Stands before everything that a request can cost. Nobody knows yet who sends it, so it counts for its address, which
/// is refused here once it has no tokens left, whatever token or key it brings: finding out whether that is a good one
/// would cost a query. A sender who is found out is counted by {@link AfterProof} instead.
final class BeforeProof extends RequestFilter {

    private static final String HOLDING = BeforeProof.class.getName();

    private final RequestLimits limits;

    BeforeProof(RequestLimits limits, HandlerExceptionResolver problems) {
        super(problems);
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var held = limits.hold(address(request), cost(request));
        request.setAttribute(HOLDING, true);
        try {
            goOn(held, request, response, chain);
        }
        finally {
            if (isHolding(request)) {
                // Before it is released: in between, others would find it neither held
                // nor taken.
                held.filter(limited -> limited.take().granted())
                    .ifPresent(_ -> limits.takeOfAddress(address(request), cost(request)));
                release(limits, request);
            }
        }
    }

    /// By {@link AfterProof}, if the request came as far as that.
    static void release(RequestLimits limits, HttpServletRequest request) {
        if (isHolding(request)) {
            request.removeAttribute(HOLDING);
            limits.release(address(request), cost(request));
        }
    }

    private static boolean isHolding(HttpServletRequest request) {
        return request.getAttribute(HOLDING) != null;
    }

}
