package dev.cadence.accounts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Who finds what the path of an operation names. To anybody else who may call the operation it does not exist: 404.
/// Every operation with a variable in its path says so; whether it is true, `AuthorizationTests` finds out.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FoundBy {

    Circle value();

}
