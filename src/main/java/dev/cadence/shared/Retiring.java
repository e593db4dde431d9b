package dev.cadence.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An operation that there is a better one for, and that will be gone some day: its answers say so by `Deprecation`
/// (RFC 9745), `Sunset` (RFC 8594) and a link, and so does the API's description.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Retiring {

    /// Since when nobody should begin to use it: a day such as `2027-01-31`.
    String since();

    /// From when on it may be gone: at least half a year later.
    String goneFrom();

    /// The path of what to use instead.
    String instead();

}
