package dev.cadence.accounts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.security.access.prepost.PreAuthorize;

/// Only founders who belong to a company, and engineers, may call this operation.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("hasAnyRole('FOUNDER', 'ENGINEER') and hasAuthority('SCOPE_{value}')")
public @interface ForFoundersAndEngineers {

    /// What a key must be allowed to make this request; a person who signed in may do all
    /// that is theirs.
    Scope value();

}
