package dev.cadence.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import dev.cadence.accounts.AuthorizationTable.Row;
import dev.cadence.testing.Api;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Cast.Member;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Marketplace.Booked;
import dev.cadence.testing.MoneyBack;
import dev.cadence.testing.Vetting;
import dev.cadence.testing.Vetting.Interviewed;
import dev.cadence.vetting.Tier;

import org.springframework.util.function.SingletonSupplier;

import static org.assertj.core.api.Assertions.assertThat;

/// What the requests of the walk are about: a company, its booking, and strangers. Each thing comes about when it is first
/// asked for. Those that take days are asked for before anybody signs in, because sessions last an hour.
final class VisitedWorld {

    private final Api api;

    private final Marketplace market;

    private final Vetting vetting;

    private final Mailbox mailbox;

    private final ExternalIdentityDesk identities;

    private final Clock clock;

    private final Map<Visitor, VisitingPerson> people = new EnumMap<>(Visitor.class);

    /// What was sent to somebody or made for them, by its kind and their address.
    private final Map<String, String> made = new HashMap<>();

    private final SingletonSupplier<Member<Caller.Founder>> owner = SingletonSupplier.of(() -> cast().founder());

    private final SingletonSupplier<Member<Caller.Engineer>> engineer = SingletonSupplier
        .of(() -> market().anEngineer(Tier.SENIOR));

    private final SingletonSupplier<Booked> request = SingletonSupplier.of(this::newRequest);

    private final SingletonSupplier<Booked> trial = SingletonSupplier.of(() -> market().accepted(request()));

    private final SingletonSupplier<Booked> ending = SingletonSupplier.of(this::newEnding);

    private final SingletonSupplier<MoneyBack.Disputed> disputed = SingletonSupplier.of(this::newDisputed);

    private final SingletonSupplier<String> slot = SingletonSupplier
        .of(() -> vetting().aSlot(cast().admin(), inADay()));

    private final SingletonSupplier<Interviewed> interview = SingletonSupplier.of(this::newInterview);

    VisitedWorld(Api api, Marketplace market, Vetting vetting, Mailbox mailbox, ExternalIdentityDesk identities,
            Clock clock) {
        this.api = api;
        this.market = market;
        this.vetting = vetting;
        this.mailbox = mailbox;
        this.identities = identities;
        this.clock = clock;
    }

    /// As if the person had signed in by a provider before.
    String externalIdentityOf(VisitingPerson self) {
        identities.accountOf(new Identity("https://id.example.com", self.email(), self.email()));
        return self.session().get("/v1/me/external-identities").at("/identities/0/id");
    }

    private Cast cast() {
        return market.cast();
    }

    private Marketplace market() {
        return market;
    }

    /// Calls the application as the visitor does.
    Api as(Visitor visitor, Row row) {
        if (visitor == Visitor.ANONYMOUS) {
            return api;
        }
        var person = row.person(visitor);
        return switch (visitor) {
            case KEY_WITH_EVERY_SCOPE, KEY_WITHOUT_THE_SCOPE ->
                api.as(person(person).key(person.scopesOfKey(visitor, row.access().scope())));
            case SECOND_FACTOR_OWED -> person(person).halfway();
            default -> person(person).session();
        };
    }

    VisitingPerson person(Visitor visitor) {
        return people.computeIfAbsent(visitor, one -> new VisitingPerson(member(one), cast(), api, clock));
    }

    private Member<?> member(Visitor visitor) {
        return switch (visitor) {
            case OWNER -> owner.obtain();
            case MEMBER -> cast().member(owner.obtain().caller().company());
            case OTHER_OWNER -> cast().founder();
            case FOUNDER_WITHOUT_COMPANY -> cast().unaffiliated();
            case ENGINEER -> engineer.obtain();
            case OTHER_ENGINEER -> cast().engineer();
            case ADMIN -> cast().admin();
            case ANONYMOUS, KEY_WITH_EVERY_SCOPE, KEY_WITHOUT_THE_SCOPE, SECOND_FACTOR_OWED ->
                throw new IllegalArgumentException(visitor.title());
        };
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    UUID company() {
        return owner.obtain().caller().company().value();
    }

    UUID account(Visitor visitor) {
        return person(visitor).account();
    }

    UUID engineerId() {
        return engineer.obtain().caller().engineer().value();
    }

    /// A booking that waits for its answer.
    Booked request() {
        return request.obtain();
    }

    /// In its 48 free hours.
    Booked trial() {
        return trial.obtain();
    }

    /// Its trial has just been cut short.
    Booked over() {
        trial().founder().api().put(trial().path() + "/cancellation", Map.of("immediately", true));
        return trial();
    }

    /// What was taken and given back of a week that a bank disputes by now.
    MoneyBack.Disputed disputed() {
        return disputed.obtain();
    }

    private MoneyBack.Disputed newDisputed() {
        return new MoneyBack(market).aRefundedAndDisputedCharge(ending());
    }

    /// In its first paid week, with whose end it ends.
    Booked ending() {
        return ending.obtain();
    }

    Instant inADay() {
        return clock.instant().plus(Duration.ofDays(1));
    }

    /// A slot that nobody has taken.
    String slot() {
        return slot.obtain();
    }

    /// An application that is complete and not submitted: the engineer's, or for whoever
    /// is none some other engineer's.
    String draftOf(VisitingPerson self) {
        return once("draft", self.email(), () -> {
            if (!(self.caller() instanceof Caller.Engineer)) {
                return vetting.anApplicant().id();
            }
            self.session().post("/v1/applications", Map.of());
            var begun = self.session().get("/v1/applications").at("/items/0/id");
            self.session().put("/v1/applications/" + begun, Vetting.form());
            return begun;
        });
    }

    /// Agreed for in three days.
    Interviewed interview() {
        return interview.obtain();
    }

    private Interviewed newInterview() {
        return vetting.anAgreedInterview(vetting.submitted(vetting.anApplicant(engineer.obtain(), Map.of())));
    }

    private Vetting vetting() {
        return vetting;
    }

    private Booked newRequest() {
        market.saveCard(owner.obtain().api(), "pm_card_visa");
        return market.aRequest(owner.obtain(), engineer.obtain());
    }

    private Booked newEnding() {
        var booking = trial();
        market.time().advance(Marketplace.TRIAL);
        booking.cancel();
        return booking;
    }

    /// An engineer's id, for whoever has a card now if they can.
    UUID bookableFor(VisitingPerson founder) {
        if (founder.isOwner()) {
            once("card", founder.email(), () -> {
                market.saveCard(founder.session(), "pm_card_visa");
                return "saved";
            });
        }
        return engineerId();
    }

    /// The company's newest, which was just saved.
    String card() {
        market.saveCard(owner.obtain().api(), "pm_card_visa");
        return owner.obtain().api().get("/v1/cards").at("/items/0/id");
    }

    /// A week that was paid.
    String charge() {
        return owner.obtain().api().get(ending().path() + "/charges").at("/items/0/id");
    }

    String cardSetup() {
        var founder = owner.obtain();
        return once("setup", founder.person().email(),
                () -> founder.api().send("POST", "/v1/card-setups", null).at("/id"));
    }

    /// One that the person sent, if they may. Its letter is on its way before it is taken
    /// back.
    String invitationOf(VisitingPerson person) {
        var inviter = person.isOwner() || person.caller() instanceof Caller.Admin ? person : person(Visitor.OWNER);
        return once("invitation", inviter.email(), () -> {
            var invitation = inviter.session().post("/v1/invitations", Map.of("email", newAddress()));
            market.time().settle();
            return invitation.at("/id");
        });
    }

    /// For the founder who belongs to no company yet.
    String invitationCode() {
        var invited = person(Visitor.FOUNDER_WITHOUT_COMPANY).email();
        return once("enter", invited, () -> code(invited,
                () -> person(Visitor.OWNER).session().post("/v1/invitations", Map.of("email", invited))));
    }

    String registrationCode() {
        var email = newAddress();
        return once("register", "",
                () -> code(email, () -> api.post("/v1/registrations", Map.of("email", email, "role", "ENGINEER"))));
    }

    String passwordResetCode(VisitingPerson person) {
        return once("reset", person.email(),
                () -> code(person.email(), () -> api.post("/v1/password-resets", Map.of("email", person.email()))));
    }

    String emailChangeCode(VisitingPerson person) {
        var email = newAddress();
        return once("change", person.email(), () -> code(email, () -> person.session()
            .post("/v1/me/email-changes", Map.of("email", email, "password", Cast.PASSWORD))));
    }

    private String code(String email, Supplier<Api.Answer> asked) {
        assertThat(asked.get().status()).isIn(201, 202);
        market.time().settle();
        return mailbox.lastTo(email).code();
    }

    private String once(String what, String whose, Supplier<String> maker) {
        return made.computeIfAbsent(what + " " + whose, key -> maker.get());
    }

    String newAddress() {
        return UUID.randomUUID() + "@example.com";
    }

    Clock clock() {
        return clock;
    }

}
