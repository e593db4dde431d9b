package dev.cadence.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An operation whose thing could once be read only as a part of something larger. `If-Match` still takes the entity tag
/// of that, besides the thing's own.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AlsoSeenAt {

    /// Where the larger thing is read, at a beginning of the operation's own address.
    String value();

}
