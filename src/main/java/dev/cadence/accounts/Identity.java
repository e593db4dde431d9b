package dev.cadence.accounts;

import org.jspecify.annotations.Nullable;

/// Whom an identity provider says that it has before it.
///
/// @param issuer who says so
/// @param subject by which the issuer knows the person, for good, and gives to nobody else
/// @param email the person's, as far as the issuer has made sure of it
record Identity(String issuer, String subject, @Nullable String email) {

    /// In characters, by OpenID Connect Core 1.0, section 2.
    static final int LONGEST_SUBJECT = 255;

}
