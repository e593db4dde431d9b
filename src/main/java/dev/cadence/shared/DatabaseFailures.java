package dev.cadence.shared;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Answers a filter's failed query as an operation's is answered: the database is first asked, by whoever finds out who
/// is calling, before there is an operation.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseFailures extends OncePerRequestFilter {

    private final HandlerExceptionResolver problems;

    DatabaseFailures(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        }
        catch (DataAccessException | TransactionException failure) {
            if (problems.resolveException(request, response, null, failure) == null) {
                throw failure;
            }
        }
    }

    /// Why the database cannot be reached or takes no more work, if that is what failed;
    /// null when it was asked something wrong.
    static @Nullable SQLException absence(Throwable failure) {
        SQLException deepest = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isAbsence(sql)) {
                deepest = sql;
            }
        }
        return deepest;
    }

    /// No connection from the pool in time, or PostgreSQL's classes 08, connection, 53,
    /// out of resources, and 57P, shutting down or starting.
    private static boolean isAbsence(SQLException sql) {
        var state = Objects.requireNonNullElse(sql.getSQLState(), "");
        return sql instanceof SQLTransientConnectionException || state.startsWith("08") || state.startsWith("53")
                || state.startsWith("57P");
    }

}
