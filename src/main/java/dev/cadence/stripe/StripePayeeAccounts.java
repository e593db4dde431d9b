package dev.cadence.stripe;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.model.v2.core.Account;
import com.stripe.net.RequestOptions;
import com.stripe.param.v2.core.AccountCreateParams;
import com.stripe.param.v2.core.AccountCreateParams.Configuration.Recipient;
import com.stripe.param.v2.core.AccountCreateParams.Defaults.Responsibilities;
import com.stripe.param.v2.core.AccountLinkCreateParams;
import com.stripe.param.v2.core.AccountLinkCreateParams.UseCase;
import com.stripe.param.v2.core.AccountListParams;
import com.stripe.param.v2.core.AccountRetrieveParams;
import dev.cadence.payouts.Payee;
import dev.cadence.payouts.PayeeAccounts;
import dev.cadence.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/// Opens connected accounts with version 2 of Stripe's API: recipients of transfers, whose fees and losses are the
/// platform's, and who see their payments in Stripe's Express dashboard.
@Component
class StripePayeeAccounts implements PayeeAccounts {

    private static final Logger log = LoggerFactory.getLogger(StripePayeeAccounts.class);

    /// By how much Stripe's clock may be behind ours.
    private static final Duration SKEW = Duration.ofDays(1);

    private static final String MARK = "cadence_payee";

    private final StripeClient stripe;

    StripePayeeAccounts(StripeClient stripe) {
        this.stripe = stripe;
    }

    @Override
    public AccountOutcome open(AccountOrder order) {
        var params = AccountCreateParams.builder()
            .setDisplayName(order.name())
            .setContactEmail(order.email())
            .setDashboard(AccountCreateParams.Dashboard.EXPRESS)
            .setIdentity(AccountCreateParams.Identity.builder().setCountry(order.country()).build())
            .setDefaults(AccountCreateParams.Defaults.builder()
                .setResponsibilities(Responsibilities.builder()
                    .setFeesCollector(Responsibilities.FeesCollector.APPLICATION)
                    .setLossesCollector(Responsibilities.LossesCollector.APPLICATION)
                    .build())
                .build())
            .setConfiguration(AccountCreateParams.Configuration.builder().setRecipient(recipient()).build())
            .putMetadata(MARK, mark(order))
            .addInclude(AccountCreateParams.Include.CONFIGURATION__RECIPIENT)
            .addInclude(AccountCreateParams.Include.REQUIREMENTS)
            .build();
        var key = RequestOptions.builder().setIdempotencyKey("acct:" + mark(order)).build();
        try {
            return known(stripe.v2().core().accounts().create(params, key));
        }
        catch (InvalidRequestException refused) {
            Failures.describe("open an engineer's account", refused);
            return new AccountOutcome.Refused(String.valueOf(refused.getCode()));
        }
        catch (StripeException | RuntimeException failure) {
            return new AccountOutcome.Unknown(Failures.describe("open an engineer's account", failure));
        }
    }

    private static Recipient recipient() {
        var transfers = Recipient.Capabilities.StripeBalance.StripeTransfers.builder().setRequested(true).build();
        var balance = Recipient.Capabilities.StripeBalance.builder().setStripeTransfers(transfers).build();
        return Recipient.builder()
            .setCapabilities(Recipient.Capabilities.builder().setStripeBalance(balance).build())
            .build();
    }

    private static String mark(AccountOrder order) {
        return "%s:%d".formatted(order.engineer(), order.generation());
    }

    /// The list begins with the newest and is read as far back as the account could have
    /// been opened.
    @Override
    public AccountOutcome find(AccountOrder order) {
        try {
            for (var account : stripe.v2()
                .core()
                .accounts()
                .list(AccountListParams.builder().build())
                .autoPagingIterable()) {
                if (account.getMetadata() != null && mark(order).equals(account.getMetadata().get(MARK))) {
                    return look(account.getId());
                }
                if (account.getCreated().isBefore(order.since().minus(SKEW))) {
                    break;
                }
            }
            return new AccountOutcome.Nothing();
        }
        catch (StripeException | RuntimeException failure) {
            return new AccountOutcome.Unknown(Failures.describe("look for an engineer's account", failure));
        }
    }

    @Override
    public AccountOutcome look(String accountRef) {
        var params = AccountRetrieveParams.builder()
            .addInclude(AccountRetrieveParams.Include.CONFIGURATION__RECIPIENT)
            .addInclude(AccountRetrieveParams.Include.REQUIREMENTS)
            .build();
        try {
            return known(stripe.v2().core().accounts().retrieve(accountRef, params));
        }
        catch (InvalidRequestException | PermissionException refused) {
            var gone = refused.getStatusCode() == 404 || "account_invalid".equals(refused.getCode());
            var why = Failures.describe("look at an engineer's account", refused);
            return gone ? new AccountOutcome.Nothing() : new AccountOutcome.Unknown(why);
        }
        catch (StripeException | RuntimeException failure) {
            return new AccountOutcome.Unknown(Failures.describe("look at an engineer's account", failure));
        }
    }

    private static AccountOutcome known(Account account) {
        var requirements = account.getRequirements() == null || account.getRequirements().getEntries() == null ? ""
                : account.getRequirements()
                    .getEntries()
                    .stream()
                    .map(Account.Requirements.Entry::getDescription)
                    .collect(Collectors.joining("\n"));
        return new AccountOutcome.Known(account.getId(), state(account), requirements);
    }

    private static Payee.State state(Account account) {
        if (Boolean.TRUE.equals(account.getClosed())) {
            return Payee.State.CLOSED;
        }
        var transfers = account.getConfiguration()
            .getRecipient()
            .getCapabilities()
            .getStripeBalance()
            .getStripeTransfers();
        return switch (transfers.getStatus()) {
            case "active" -> Payee.State.ACTIVE;
            case "pending" -> Payee.State.PENDING;
            default -> Payee.State.RESTRICTED;
        };
    }

    @Override
    public Link link(String accountRef, URI returnTo, URI refreshAt) {
        var onboarding = UseCase.AccountOnboarding.builder()
            .addConfiguration(UseCase.AccountOnboarding.Configuration.RECIPIENT)
            .setReturnUrl(returnTo.toString())
            .setRefreshUrl(refreshAt.toString())
            .build();
        var params = AccountLinkCreateParams.builder()
            .setAccount(accountRef)
            .setUseCase(
                    UseCase.builder().setType(UseCase.Type.ACCOUNT_ONBOARDING).setAccountOnboarding(onboarding).build())
            .build();
        try {
            var link = stripe.v2().core().accountLinks().create(params);
            return new Link(link.getUrl(), link.getExpiresAt());
        }
        catch (StripeException | RuntimeException failure) {
            throw unavailable("make an account link", failure);
        }
    }

    @Override
    public BankPayout readBankPayout(String accountRef, String payoutRef) {
        var asAccount = RequestOptions.builder().setStripeAccount(accountRef).build();
        try {
            var payout = stripe.v1().payouts().retrieve(payoutRef, asAccount);
            var failure = "failed".equals(payout.getStatus()) ? String.valueOf(payout.getFailureCode()) : null;
            return new BankPayout(Instant.ofEpochSecond(payout.getCreated()), "paid".equals(payout.getStatus()),
                    failure);
        }
        catch (StripeException | RuntimeException failure) {
            throw unavailable("read a payment to a bank", failure);
        }
    }

    private static Refusal unavailable(String attempt, Exception failure) {
        log.warn(Failures.describe(attempt, failure));
        return Refusal.unavailable("payments-unavailable", "The payment provider does not answer. Try again soon.");
    }

}
