package dev.cadence.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The refusals that an operation may answer with, beyond those that every operation has: each a status and a code, such
/// as `409 engineer-taken`. The API's description is made from it, and the tests hold every refusal they see against
/// it.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Refuses {

    String[] value();

}
