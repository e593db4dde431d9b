package dev.cadence.accounts;

import java.util.UUID;

/// An authentication that tells by what its maker proved themselves, for whoever keeps a record of it. It is the id of a
/// session or key, never its secret.
public interface Proven {

    /// `SESSION` or `KEY`.
    String proofKind();

    UUID proofId();

}
