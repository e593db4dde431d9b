package dev.cadence.simulator;

/// A card that can be charged again and again.
///
/// @param customer whose it is
/// @param paymentMethod the card
public record SavedCard(String customer, String paymentMethod) {
}
