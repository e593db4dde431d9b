package dev.cadence.accounts;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

import dev.cadence.shared.Refusal;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/// The authenticator app of one account: its second factor as soon as it has proven that it makes the right codes. Each
/// code works once.
@Entity
class Authenticator {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "account_id"))
    private AccountId account;

    private byte[] sealedSecret;

    private Instant createdAt;

    private @Nullable Instant confirmedAt;

    private long lastStep;

    private @Version @Nullable Long version;

    Authenticator(AccountId account, byte[] sealedSecret, Instant now) {
        this.account = account;
        this.sealedSecret = sealedSecret;
        this.createdAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected Authenticator() {
    }

    /// Starts over with another secret, as long as this one was not confirmed.
    /// @throws Refusal `authenticator-exists`
    Authenticator startOver(byte[] otherSecret, Instant now) {
        if (isConfirmed()) {
            throw Refusal.conflict("authenticator-exists", "There is an authenticator. Remove it to set up another.");
        }
        sealedSecret = otherSecret;
        createdAt = now;
        return this;
    }

    /// Keeps the same secret under another seal.
    /// @param anew answers nothing when it stays under the one it is under
    /// @return whether it is under another
    boolean sealAnew(Function<byte[], Optional<byte[]>> anew) {
        var sealed = anew.apply(sealedSecret);
        sealed.ifPresent(other -> sealedSecret = other);
        return sealed.isPresent();
    }

    /// Takes the code, and with the first one becomes the account's second factor.
    /// @param code six digits
    /// @throws Refusal `wrong-code` also for a code that was given before
    Authenticator take(String code, Totp totp, Instant now) {
        var step = totp.stepOf(code, now);
        if (step.isEmpty() || step.getAsLong() <= lastStep) {
            throw wrongCode();
        }
        lastStep = step.getAsLong();
        confirmedAt = confirmedAt == null ? now : confirmedAt;
        return this;
    }

    static Refusal wrongCode() {
        return Refusal.unprocessable("wrong-code",
                "This is not the authenticator's present code, nor an unused recovery code.");
    }

    boolean isConfirmed() {
        return confirmedAt != null;
    }

    byte[] sealedSecret() {
        return sealedSecret;
    }

}
