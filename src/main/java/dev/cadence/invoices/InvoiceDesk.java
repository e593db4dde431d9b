package dev.cadence.invoices;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.CompanyId;
import dev.cadence.accounts.CompanyNames;
import dev.cadence.billing.BillingEvent;
import dev.cadence.billing.BillingEvent.WeekCharge;
import dev.cadence.billing.PaidCards;
import dev.cadence.bookings.BookedTiers;
import dev.cadence.invoices.Invoice.Draft;
import dev.cadence.invoices.Invoice.Kind;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Issues documents, once for each charge and refund, and finds them for those whose they are.
@Service
@Transactional
class InvoiceDesk {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
        .withZone(ZoneOffset.UTC);

    private final Invoices invoices;

    private final BillingDetailsBook details;

    private final CompanyNames companies;

    private final BookedTiers tiers;

    private final PaidCards cards;

    private final TaxEngine taxes;

    private final SellerSettings seller;

    private final ApplicationEventPublisher events;

    private final Clock clock;

    InvoiceDesk(Invoices invoices, BillingDetailsBook details, CompanyNames companies, BookedTiers tiers,
            PaidCards cards, TaxEngine taxes, SellerSettings seller, ApplicationEventPublisher events, Clock clock) {
        this.invoices = invoices;
        this.details = details;
        this.companies = companies;
        this.tiers = tiers;
        this.cards = cards;
        this.taxes = taxes;
        this.seller = seller;
        this.events = events;
        this.clock = clock;
    }

    /// A week was paid.
    void issue(BillingEvent.Charged charged) {
        var charge = charged.charge();
        var company = charge.company();
        var known = details.of(company);
        var tax = taxes.on(company, known.map(BillingDetails::country).orElse(null),
                known.map(BillingDetails::taxId).orElse(null), charge.amount());
        issue(new Draft(Kind.INVOICE, charge.id(), charged.at(), company.value(), charge.booking().value(), null,
                clock.instant(), payment(charged), seller.party(), buyer(company, known),
                Invoice.Line.of(work(charge), tax.rateBasisPoints(), charge.amount()), tax.note()));
    }

    /// A part of an invoice is given back, with the tax that was in it.
    void issue(BillingEvent.Refunded refunded) {
        var invoice = required(invoices.ofCharge(refunded.charge().id()), refunded);
        var sold = invoice.lines().getFirst();
        issueAgainst(invoice, Kind.CREDIT_NOTE, refunded.refund(), refunded.at(),
                Invoice.Line.of("Refund: " + sold.description(), sold.taxRateBasisPoints(), refunded.amount()));
    }

    /// What a credit note gave back did not arrive.
    void issue(BillingEvent.RefundFailed failed) {
        var note = required(invoices.creditNote(failed.refund(), failed.at()), failed);
        var credited = note.lines().getFirst();
        issueAgainst(note, Kind.CANCELLATION, failed.refund(), failed.at(), Invoice.Line
            .of("Not given back: " + credited.description(), credited.taxRateBasisPoints(), credited.amount()));
    }

    private void issue(Draft draft) {
        invoices.issue(draft).ifPresent(id -> events.publishEvent(new InvoiceIssued(id, draft.issuedAt())));
    }

    /// @param company whose documents are listed; null for everybody's
    @Transactional(readOnly = true)
    Page<Invoice.Summary> list(@Nullable CompanyId company, @Nullable Kind kind, UUID before, int limit) {
        var found = invoices.before(before, company, kind, limit + 1);
        return Page.of(found, limit, invoice -> invoice.id().toString());
    }

    /// @throws Refusal `invoice-not-found`
    @Transactional(readOnly = true)
    Invoice read(@Nullable CompanyId company, UUID id) {
        return invoices.find(id, company).orElseThrow(() -> Refusal.notFound("invoice-not-found", "invoice " + id));
    }

    /// Whose documents somebody sees: their company's, or, as an admin, everybody's,
    /// which is null.
    static @Nullable CompanyId companyOf(Caller caller) {
        return switch (caller) {
            case Caller.Founder founder -> founder.company();
            case Caller.Admin _ -> null;
            case Caller.Unaffiliated _, Caller.Engineer _ ->
                throw new IllegalStateException("Only founders and admins see invoices");
        };
    }

    /// The same two sides as in what it corrects.
    private void issueAgainst(Invoice other, Kind kind, UUID source, Instant occurredAt, Invoice.Line line) {
        issue(new Draft(kind, source, occurredAt, other.companyId(), other.bookingId(), other.id(), clock.instant(),
                null, other.seller(), other.buyer(), line, other.note()));
    }

    /// Events may arrive in any order; one that comes too early fails, and comes again.
    private static Invoice required(Optional<Invoice> corrected, BillingEvent event) {
        return corrected
            .orElseThrow(() -> new IllegalStateException("What %s corrects is not issued yet".formatted(event)));
    }

    private Invoice.Payment payment(BillingEvent.Charged charged) {
        var card = cards.of(charged.charge().id());
        return new Invoice.Payment(charged.at(), card.map(PaidCards.PaidCard::brand).orElse(null),
                card.map(PaidCards.PaidCard::last4).orElse(null));
    }

    private Party buyer(CompanyId company, Optional<BillingDetails> known) {
        return known.map(it -> new Party(it.legalName(), it.address(), it.taxId(), it.email()))
            .orElseGet(() -> new Party(companies.of(company), null, null, null));
    }

    /// Nobody's name: documents are kept for years.
    private String work(WeekCharge charge) {
        return "%s engineer, week %d of booking %s, %s to %s UTC".formatted(
                capitalised(tiers.of(charge.booking()).name()), charge.week().number(), charge.booking().value(),
                time(charge.week().start()), time(charge.week().end()));
    }

    private static String capitalised(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }

}
