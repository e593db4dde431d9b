package dev.cadence.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What an operation's answers refer to by id, in fields such as `engineerId`, and show in full to callers who ask for
/// it: `?expand=engineer,company`. The operation itself has nothing to do for it.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Expands {

    /// Such as `engineer`.
    String[] value();

}
