package dev.cadence.operations;

import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerMapping;

/// A request to read what another request is about to change, without parameters and conditions. What is noted on it is
/// not noted on the other.
final class Reading extends HttpServletRequestWrapper {

    private static final Set<String> CONDITIONS = Set.of(HttpHeaders.IF_MATCH.toLowerCase(Locale.ROOT),
            HttpHeaders.IF_NONE_MATCH.toLowerCase(Locale.ROOT), "if-modified-since", "if-unmodified-since");

    private final Map<String, Object> attributes = new HashMap<>();

    Reading(HttpServletRequest change, String address) {
        super(change);
        attributes.put(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, address);
        attributes.put(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE, Set.of(MediaType.APPLICATION_JSON));
    }

    @Override
    public String getMethod() {
        return "GET";
    }

    @Override
    public @Nullable String getQueryString() {
        return null;
    }

    @Override
    public @Nullable String getParameter(String name) {
        return null;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Map.of();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.emptyEnumeration();
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return null;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isCondition(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isCondition(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    private static boolean isCondition(String name) {
        return CONDITIONS.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return attributes.getOrDefault(name, super.getAttribute(name));
    }

    @Override
    public void setAttribute(String name, Object value) {
        attributes.put(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        attributes.remove(name);
    }

}
