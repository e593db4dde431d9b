package dev.cadence.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An operation by which a person moves others' money: it is done only for whoever says with `If-Match` which state of
/// things they decided on.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnlyIfMatch {

}
