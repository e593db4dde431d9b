package dev.cadence.accounts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// A password that somebody chooses: 12 to 128 characters, none of those that everybody tries first, and no rules about
/// which characters: length is what makes it strong.
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = UnknownToAttackers.class)
@NotNull
@Size(min = 12, max = 128)
@interface NewPassword {

    String message() default "is one of the passwords that everybody tries first";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

}
