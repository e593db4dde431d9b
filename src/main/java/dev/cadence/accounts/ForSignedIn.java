package dev.cadence.accounts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.security.access.prepost.PreAuthorize;

/// Anyone who is signed in may call this operation; what they see depends on who they are.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("hasAuthority('SCOPE_{value}')")
public @interface ForSignedIn {

    /// What a key must be allowed to make this request; a person who signed in may do all
    /// that is theirs.
    Scope value();

}
