package dev.cadence.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An operation that makes something and cannot be one transaction, because it does in between what must not be in any:
/// it calls the network, or counts what has to be counted whatever becomes of the request. Its `Idempotency-Key` is taken
/// before the first step and its answer remembered after the last; that of every other operation in the transaction of
/// what it makes.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface InSteps {

    /// What comes in between.
    String value();

}
