package dev.cadence.accounts;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.password.CompromisedPasswordChecker;

/// Refuses a password that is known to have been stolen somewhere.
class UnknownToAttackers implements ConstraintValidator<NewPassword, String> {

    private final CompromisedPasswordChecker stolen;

    UnknownToAttackers(CompromisedPasswordChecker stolen) {
        this.stolen = stolen;
    }

    @Override
    public boolean isValid(@Nullable String password, ConstraintValidatorContext context) {
        return password == null || !stolen.check(password).isCompromised();
    }

}
