package dev.cadence.shared;

/// Says what a violated database constraint means to the caller. Modules declare one bean per constraint that two
/// concurrent requests can run into, so that the loser gets the same refusal as if it had come a second later.
///
/// @param constraint the name of the constraint or unique index
/// @param code the refusal's code
/// @param message what the caller is told
public record ConstraintRefusal(String constraint, String code, String message) {

    public Refusal refusal() {
        return Refusal.conflict(code, message);
    }

}
