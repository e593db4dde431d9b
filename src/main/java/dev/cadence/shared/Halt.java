package dev.cadence.shared;

/// Whether work in the background that needs the payment provider rests, because the provider refuses our key. What is
/// due keeps waiting, untouched; nobody is at fault but us.
public interface Halt {

    /// Asks what all instances know at this moment.
    boolean inForce();

}
