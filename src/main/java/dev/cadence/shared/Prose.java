package dev.cadence.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;

/// Text of any number of lines that people write and read: line breaks and tabs, but no other control characters, which
/// the database could not keep, and no halves of characters.
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@Pattern(regexp = "[\\P{C}\\p{Cf}\\p{Co}\\p{Cn}\\n\\r\\t]*", message = "must not contain control characters")
public @interface Prose {

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

}
