package dev.cadence.shared;

/// One part of a request that is at fault.
///
/// @param field the parameter's name, or the path to it within the body; empty for the body as a whole
/// @param message what is wrong with it
public record Fault(String field, String message) {

}
