package dev.cadence.payouts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import dev.cadence.accounts.EngineerId;
import dev.cadence.payouts.PayeeAccounts.AccountOutcome;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/// The account at the provider that an engineer is paid to. Opening it follows the same steps as a charge: what is about
/// to be tried is committed first, and an unclear outcome is looked up before anything is tried again.
@Entity
public class Payee {

    private static final Duration FIRST_LOOK = Duration.ofMinutes(1);

    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private static final int LONGEST_REQUIREMENTS = 2_000;

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "engineer_id"))
    private EngineerId engineer;

    private String country;

    private @Nullable String accountRef;

    @Enumerated(EnumType.STRING)
    private State state;

    private String requirements;

    private @Nullable String bankFailureRef;

    private @Nullable String bankFailureCode;

    private @Nullable Instant bankFailedAt;

    private boolean inDoubt;

    private int generation;

    private int troubles;

    private Instant createdAt;

    private @Nullable Instant dueAt;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init")
    protected Payee() {
    }

    /// Whether an account is to be opened: there is none, or none that works any more,
    /// and nobody is about it.
    boolean wantsAccount() {
        return (state == State.NONE && !inDoubt) || state == State.CLOSED;
    }

    /// Takes the step that is due. From now until the lease ends it is this caller's.
    PayeeStep take(String name, String email, Instant now) {
        dueAt = now.plus(Waits.LEASE);
        if (accountRef != null) {
            return new PayeeStep.Look(accountRef);
        }
        if (inDoubt) {
            return new PayeeStep.Find(order(name, email));
        }
        return open(country, name, email, now);
    }

    /// Begins to open an account, anew if the last one was closed.
    PayeeStep.Open open(String where, String name, String email, Instant now) {
        country = where;
        accountRef = null;
        state = State.NONE;
        requirements = "";
        inDoubt = true;
        generation++;
        dueAt = now.plus(Waits.LEASE);
        return new PayeeStep.Open(order(name, email));
    }

    private PayeeAccounts.AccountOrder order(String name, String email) {
        return new PayeeAccounts.AccountOrder(engineer.value(), country, name, email, generation, createdAt);
    }

    /// Records what is known of the account.
    /// @return whether payouts can go on that could not before
    boolean record(AccountOutcome outcome, Instant now) {
        var before = state;
        switch (outcome) {
            case AccountOutcome.Known known -> known(known, now);
            case AccountOutcome.Nothing nothing when accountRef == null -> {
                inDoubt = false;
                dueAt = now;
            }
            case AccountOutcome.Nothing gone -> become(State.CLOSED, now);
            case AccountOutcome.Refused refused -> {
                if (accountRef == null) {
                    inDoubt = false;
                    dueAt = null;
                }
            }
            case AccountOutcome.Unknown unknown -> dueAt = now.plus(Waits.beforeLook(troubles++));
        }
        return state == State.ACTIVE && before != State.ACTIVE;
    }

    private void known(AccountOutcome.Known known, Instant now) {
        accountRef = known.accountRef();
        inDoubt = false;
        requirements = known.requirements().substring(0, Math.min(known.requirements().length(), LONGEST_REQUIREMENTS));
        become(known.state(), now);
    }

    /// An account that cannot be paid to is looked at now and then, in case the notice
    /// gets lost: the more rarely, the
    /// longer it has been so.
    private void become(State next, Instant now) {
        troubles = next == state ? troubles + 1 : 0;
        state = next;
        dueAt = switch (next) {
            case NONE, PENDING, RESTRICTED -> {
                var wait = FIRST_LOOK.multipliedBy(1L << Math.min(troubles, 11));
                yield now.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
            }
            case ACTIVE, CLOSED -> null;
        };
    }

    /// A payment from the account to the engineer's bank came back, or a later one went
    /// through.
    /// @return whether it is news that one failed
    boolean bankPayout(String payoutRef, PayeeAccounts.BankPayout payout) {
        var later = bankFailedAt == null || !payout.createdAt().isBefore(bankFailedAt);
        if (payout.failureCode() != null && later && !payoutRef.equals(bankFailureRef)) {
            bankFailureRef = payoutRef;
            bankFailureCode = payout.failureCode();
            bankFailedAt = payout.createdAt();
            return true;
        }
        if (payout.paid() && later && payout.failureCode() == null) {
            bankFailureRef = null;
            bankFailureCode = null;
            bankFailedAt = null;
        }
        return false;
    }

    /// Nobody is paid here any more, and what says something of a person is taken away.
    void forget() {
        requirements = "";
        country = "ZZ";
        bankFailureRef = null;
        bankFailureCode = null;
        bankFailedAt = null;
        inDoubt = false;
        dueAt = null;
        state = accountRef == null ? State.NONE : State.CLOSED;
    }

    /// Whether news of this account is about the present one; null is for one that is
    /// being opened.
    boolean isAbout(@Nullable String account) {
        return Objects.equals(accountRef, account);
    }

    EngineerId engineer() {
        return engineer;
    }

    boolean active() {
        return state == State.ACTIVE;
    }

    State state() {
        return state;
    }

    @Nullable String accountRef() {
        return accountRef;
    }

    PayeeView view() {
        return new PayeeView(state, country, requirements.lines().toList(), bankFailureCode, bankFailedAt, createdAt);
    }

    /// What an account can do.
    public enum State {

        /// There is none, or its opening is under way.
        NONE,
        /// The provider is checking what it was told.
        PENDING,
        /// Can be paid to.
        ACTIVE,
        /// Cannot be paid to until the provider has been told more.
        RESTRICTED,
        /// Closed, or no longer the platform's to pay to.
        CLOSED

    }

    /// An account as its engineer sees it.
    @Schema(name = "PayoutAccount")
    record PayeeView(State state, @Schema(description = "By ISO 3166.") @Nullable String country,
            @Schema(description = "What the provider still needs to know, in its words.") List<String> requirements,
            @Schema(description = "Why the last payment to the engineer's bank came back; absent unless it did.") @Nullable String bankFailureCode,
            @Schema(description = "When the payment was made that came back.") @Nullable Instant bankFailedAt,
            @Nullable Instant createdAt) {

        static final PayeeView NONE = new PayeeView(State.NONE, null, List.of(), null, null, null);

    }

}
