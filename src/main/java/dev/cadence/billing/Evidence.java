package dev.cadence.billing;

import jakarta.persistence.Embeddable;

/// What a bank is told in a dispute, made of what is on record. It names nobody: who the cardholder is the bank knows,
/// and an engineer is told apart by an id.
///
/// @param productDescription what was sold, to whom and for how much
/// @param serviceDate the time that was paid for
/// @param accessActivityLog what happened when, oldest first
/// @param refundPolicy what the company was promised to get back
/// @param cancellationPolicy how the company could stop
/// @param uncategorizedText the money that has moved, and what an admin has to add
@Embeddable
public record Evidence(String productDescription, String serviceDate, String accessActivityLog, String refundPolicy,
        String cancellationPolicy, String uncategorizedText) {
}
