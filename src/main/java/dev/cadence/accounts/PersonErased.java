package dev.cadence.accounts;

/// Somebody was erased, in the transaction that is about to be committed. For whoever keeps a record of changes, this one
/// included; whatever else is kept about people is {@link PersonalData}.
///
/// @param account whose id stays
public record PersonErased(AccountId account) {
}
