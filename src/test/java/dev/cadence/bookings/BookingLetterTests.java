package dev.cadence.bookings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.cadence.accounts.CompanyId;
import dev.cadence.accounts.EngineerId;
import dev.cadence.accounts.NewPerson;
import dev.cadence.accounts.People;
import dev.cadence.bookings.BookingEvent.Parties;
import dev.cadence.mail.Letter;
import dev.cadence.mail.Mailer;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Marketplace.Booked;
import dev.cadence.testing.MoneyBack;
import dev.cadence.testing.MutableClock;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.Test;

import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;

import static dev.cadence.testing.Marketplace.TRIAL;
import static dev.cadence.testing.Marketplace.WEEK;
import static org.assertj.core.api.Assertions.assertThat;

/// What both sides of a booking are told by letter, as it arrives.
@CadenceTest
record BookingLetterTests(Marketplace marketplace, Mailbox mailbox, People people, BookingLetterDesk desk,
        JavaMailSenderImpl mailServer, FailedEventPublications failed) {

    private static final Instant NOON = MutableClock.NOON;

    private static final String REQUEST = "A company wants to book you";

    private static final String ACCEPTED = "Your request was accepted";

    private static final String ENDED = "A booking has ended";

    private static final String PAUSES = "Your work pauses";

    private static final String GOES_ON = "Your work goes on";

    @Test
    void anEngineerIsAskedWithAllThatTheyNeedToAnswer() {
        var booking = aRequest();

        assertThat(toEngineer(booking, REQUEST).text()).isEqualTo(
                """
                        Hello %s,

                        Company of %s wants to book you by the week, starting as soon as you accept. You earn USD 1200.00 a week.

                        Please accept or decline until Tuesday, 3 March 2026, 00:00 UTC. Until then nobody else can book you; after \
                        that the request expires.

                        GET %s
                        """
                    .formatted(booking.engineer().person().name(), booking.founder().person().name(), booking.path())
                    .strip());
        assertThat(subjectsToFounder(booking)).isEmpty();
    }

    @Test
    void aFounderIsToldOfTheAcceptanceAndWithItOfTheTrial() {
        var booking = marketplace.accepted(aRequest());

        assertThat(toFounder(booking, ACCEPTED).text()).contains(
                booking.engineer().person().name() + " has accepted your request, and starts now.",
                "free until Wednesday, 4 March 2026, 12:00 UTC. Then the first week, USD 1500.00, is charged");
        assertThat(subjectsToFounder(booking)).containsExactly(ACCEPTED);
        assertThat(subjectsToEngineer(booking)).containsExactly(REQUEST);
    }

    @Test
    void bothAreToldWhenWorkStartsThatWasAgreedOnForLater() {
        var booking = aRequestFor(NOON.plus(Duration.ofDays(1)));
        assertThat(toEngineer(booking, REQUEST).text()).contains("starting on Tuesday, 3 March 2026, 12:00 UTC");
        marketplace.accepted(booking);
        assertThat(toFounder(booking, ACCEPTED).text())
            .contains("starts on Tuesday, 3 March 2026, 12:00 UTC. It begins with a free trial; after that a week");

        marketplace.time().advance(Duration.ofDays(1));

        assertThat(toFounder(booking, "Your trial has started").text()).contains("free until Thursday, 5 March 2026");
        assertThat(toEngineer(booking, "Your work starts").text()).contains("starts now, as was agreed");
    }

    @Test
    void aFounderIsToldThatTheirRequestCameToNothing() {
        var declined = aRequest();
        declined.engineer().api().put(declined.path() + "/decline");
        var expired = aRequest();
        marketplace.time().advance(Duration.ofHours(12));

        assertThat(toFounder(declined, "Your request was declined").text()).contains("Nothing was charged");
        assertThat(subjectsToEngineer(declined)).containsExactly(REQUEST);
        assertThat(toFounder(expired, "Your request has expired").text()).contains("did not answer in time");
        assertThat(toEngineer(expired, "A request has expired").text()).contains("you have not answered");
    }

    @Test
    void anEngineerIsToldThatThereIsNothingToAnswerAnyMore() {
        var booking = aRequest();

        booking.founder().api().put(booking.path() + "/withdrawal");
        marketplace.time().settle();

        assertThat(toEngineer(booking, "A request was taken back").text()).contains("nothing to answer any more");
        assertThat(subjectsToFounder(booking)).isEmpty();
    }

    @Test
    void bothAreToldOfTheEndAndOnlyTheFounderKnowsTheirReason() {
        var booking = marketplace.accepted(aRequest());

        booking.founder()
            .api()
            .put(booking.path() + "/cancellation", Map.of("immediately", false, "privateReason", "Too slow for us."));
        marketplace.time().settle();

        assertThat(toFounder(booking, ENDED).text()).contains("ended on Monday, 2 March 2026, 12:00 UTC",
                "Nothing more is charged");
        assertThat(toEngineer(booking, ENDED).text()).contains("has ended your booking");
        assertThat(mailbox.letters()).noneMatch(letter -> (letter.text() + letter.html()).contains("Too slow"));
    }

    @Test
    void anEngineerIsToldOfAnEndAheadAndWhenItIsTakenBack() {
        var booking = marketplace.accepted(aRequest());
        marketplace.time().advance(TRIAL);

        booking.cancel();
        marketplace.time().settle();
        assertThat(toEngineer(booking, "A booking will end").text())
            .contains("with effect from Wednesday, 11 March 2026, 12:00 UTC");
        booking.founder().api().delete(booking.path() + "/cancellation");
        marketplace.time().settle();
        assertThat(toEngineer(booking, "A booking goes on").text()).contains("has changed its mind");
        booking.cancel();
        marketplace.time().advance(WEEK);

        assertThat(subjectsToEngineer(booking)).filteredOn(subject -> !subject.startsWith("Your pay"))
            .containsExactly(ENDED, "A booking will end", "A booking goes on", "A booking will end", REQUEST);
    }

    @Test
    void aFounderIsToldThatTheEngineerLeaves() {
        var booking = marketplace.anActiveBooking();

        booking.engineer().api().put(booking.path() + "/resignation", Map.of("immediately", false));
        marketplace.time().settle();
        assertThat(toFounder(booking, "Your engineer leaves").text()).contains("works until Wednesday, 11 March 2026");
        marketplace.time().advance(WEEK);

        assertThat(toFounder(booking, ENDED).text()).contains("has resigned, and the booking ended on");
        assertThat(toEngineer(booking, ENDED).text()).contains("as you wanted");
    }

    @Test
    void bothAreToldOfARemovalAndTheFounderOfTheMoney() {
        var booking = marketplace.anActiveBooking();

        new MoneyBack(marketplace).remove(booking);

        assertThat(toFounder(booking, ENDED).text()).contains("we have removed", "is given back");
        assertThat(toEngineer(booking, ENDED).text()).contains("we have ended your booking")
            .doesNotContainIgnoringCase("no_show", "no-show");
        assertThat(toFounder(booking, "You get money back").text()).contains("USD 1500.00");
    }

    @Test
    void anEngineerIsToldThatAWeekWasNotPaidAndTheFounderOnce() {
        var booking = marketplace.aPastDueBooking();

        marketplace.time().advance(Duration.ofDays(4));

        assertThat(toEngineer(booking, ENDED).text()).contains("because a week was not paid for");
        assertThat(subjectsToFounder(booking)).containsOnlyOnce("A booking ended unpaid").doesNotContain(ENDED);
    }

    @Test
    void anEngineerIsToldToStopForAWeekThatIsNotPaidAndToGoOnOnceItIs() {
        var booking = marketplace.aPastDueBooking();
        assertThat(toEngineer(booking, PAUSES).text()).contains("the week's payment of", "Please stop working until");

        marketplace.saveCard(booking.founder().api(), "pm_card_visa");
        marketplace.time().settle();

        assertThat(booking.stage()).isEqualTo("ACTIVE");
        assertThat(toEngineer(booking, GOES_ON).text()).contains("It goes on from now.");
        assertThat(subjectsToFounder(booking)).noneMatch(subject -> subject.startsWith("The work for you"));
    }

    @Test
    void aWeekThatIsPaidAtOnceIsNoNewsToTheEngineer() {
        var booking = marketplace.anActiveBooking();

        assertThat(subjectsToEngineer(booking)).doesNotContain(PAUSES, GOES_ON);
    }

    @Test
    void bothAreToldThatWorkPausesForADisputeAndGoesOnAfterIt() {
        var back = new MoneyBack(marketplace);
        var booking = marketplace.anActiveBooking();

        var dispute = marketplace.stripe().disputes().open(back.chargeRef(booking));
        marketplace.time().settle();
        assertThat(toEngineer(booking, PAUSES).text()).contains("a bank questions a payment of",
                "stays yours; no other begins meanwhile");
        assertThat(toFounder(booking, "The work for you pauses").text()).contains("please tell your bank");
        marketplace.stripe().disputes().win(dispute);
        marketplace.time().settle();

        assertThat(toEngineer(booking, GOES_ON).text()).contains("It goes on from now.");
        assertThat(toFounder(booking, "The work for you goes on").text())
            .contains("what the work of " + booking.engineer().person().name() + " paused for is settled");
    }

    @Test
    void aPauseThatIsOverIsNotToldOfAnyMore() {
        var booking = marketplace.aPastDueBooking();
        var pastDue = new BookingEvent.WentPastDue(id(booking), parties(booking), new Week(0, NOON), NOON);
        var paid = new PastDuePaid(id(booking), NOON.plus(TRIAL));
        assertThat(desk.toEngineer(pastDue)).isPresent();
        assertThat(desk.toEngineer(paid)).isEmpty();

        marketplace.saveCard(booking.founder().api(), "pm_card_visa");
        marketplace.time().settle();

        assertThat(desk.toEngineer(pastDue)).isEmpty();
        assertThat(desk.toEngineer(paid)).map(Letter::subject).hasValue(GOES_ON);
    }

    @Test
    void aNameThatIsMeantAsMarkupIsShownAsAName() {
        var hostile = new NewPerson("<img src=x onerror=alert(1)>", "hostile@example.com", Cast.PASSWORD);
        var founder = marketplace.cast()
            .member(hostile, people.addCompany("<script>alert(1)</script> & Sons", hostile));
        marketplace.saveCard(founder.api(), "pm_card_visa");
        var booking = marketplace.accepted(aRequest(marketplace.aRequest(founder, marketplace.anEngineer(Tier.MID))));

        assertThat(toEngineer(booking, REQUEST).text()).contains("<script>alert(1)</script> & Sons wants to book you");
        assertThat(toEngineer(booking, REQUEST).html()).doesNotContain("<script", "<img")
            .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; Sons wants to book you");
        assertThat(toFounder(booking, ACCEPTED).html()).doesNotContain("<script", "<img")
            .contains("Hello &lt;img src=x onerror=alert(1)&gt;,");
    }

    @Test
    void aLetterThatWaitedIsNotWrittenOnceItIsNoLongerSo() {
        var booking = aRequest();
        var requested = new BookingEvent.Requested(id(booking), parties(booking), NOON, NOON);
        var accepted = new BookingEvent.Accepted(id(booking), parties(booking), NOON, NOON);
        assertThat(desk.toEngineer(requested)).isPresent();

        marketplace.accepted(booking);
        assertThat(desk.toEngineer(requested)).isEmpty();
        assertThat(desk.toFounder(accepted)).map(Letter::subject).hasValue(ACCEPTED);

        booking.cancel();
        assertThat(desk.toFounder(accepted)).isEmpty();
    }

    @Test
    void aRequestIsNoNewsOnceItsTimeIsUpThoughNobodyHasNoticed() {
        var booking = aRequest();
        var requested = new BookingEvent.Requested(id(booking), parties(booking), NOON, NOON);

        marketplace.outageOf(Duration.ofHours(12));

        assertThat(desk.toEngineer(requested)).isEmpty();
    }

    @Test
    void whatNoMailServerTookForThreeDaysIsNotSentAnyMore() {
        var booking = marketplace.accepted(aRequest());
        booking.cancel();
        marketplace.time().settle();
        var ended = new BookingEvent.Ended(id(booking), parties(booking), EndReason.CANCELLED, NOON);

        marketplace.time().advance(Mailer.PATIENCE);
        assertThat(desk.toFounder(ended)).isPresent();
        marketplace.time().advance(Duration.ofNanos(1_000));
        assertThat(desk.toFounder(ended)).isEmpty();
        assertThat(desk.toEngineer(ended)).isEmpty();
    }

    /// A request that waited for the mail server would never be answered here.
    @Test
    void aMailServerThatDoesNotAnswerKeepsNobodyWaiting() {
        var founder = marketplace.aFounderWithCard();
        var engineer = marketplace.anEngineer(Tier.MID);

        Booked booking;
        try (var _ = mailbox.hold()) {
            booking = marketplace.aRequest(founder, engineer);
            assertThat(booking.engineer().api().put(booking.path() + "/acceptance").status()).isEqualTo(200);
            assertThat(booking.stage()).isEqualTo("TRIAL");
            assertThat(mailbox.letters()).isEmpty();
        }
        marketplace.time().settle();

        assertThat(subjectsToFounder(booking)).containsExactly(ACCEPTED);
    }

    @Test
    void aMailServerThatIsAwayStopsNobodyAndTheLetterComesOnceWhenItIsBack() throws IOException {
        var founder = marketplace.aFounderWithCard();
        var engineer = marketplace.anEngineer(Tier.MID);
        var port = mailServer.getPort();

        Booked booking;
        mailServer.setPort(nobodysPort());
        try {
            booking = marketplace.aRequest(founder, engineer);
            marketplace.time().settle();
            assertThat(booking.stage()).isEqualTo("REQUESTED");
            assertThat(marketplace.count("event_publication where status = 'FAILED'")).isEqualTo(1);
        }
        finally {
            mailServer.setPort(port);
        }
        failed.resubmit(ResubmissionOptions.defaults());
        marketplace.time().settle();

        assertThat(subjectsToEngineer(booking)).containsExactly(REQUEST);
        assertThat(marketplace.count("event_publication")).isZero();
    }

    private static int nobodysPort() throws IOException {
        try (var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return nobody.getLocalPort();
        }
    }

    private Booked aRequest() {
        return aRequest(marketplace.aRequest());
    }

    private Booked aRequest(Booked request) {
        marketplace.time().settle();
        return request;
    }

    private Booked aRequestFor(Instant start) {
        var founder = marketplace.aFounderWithCard();
        var engineer = marketplace.anEngineer(Tier.SENIOR);
        var answer = founder.api()
            .post("/v1/bookings",
                    Map.of("engineerId", engineer.caller().engineer().value(), "startAt", start.toString()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return aRequest(new Booked(answer.at("/id"), founder, engineer));
    }

    private static BookingId id(Booked booking) {
        return new BookingId(UUID.fromString(booking.id()));
    }

    private static Parties parties(Booked booking) {
        return new Parties(new CompanyId(booking.founder().caller().company().value()),
                new EngineerId(booking.engineer().caller().engineer().value()));
    }

    private Mailbox.Received toFounder(Booked booking, String subject) {
        return mailbox.lastTo(booking.founder().person().email(), subject);
    }

    private Mailbox.Received toEngineer(Booked booking, String subject) {
        return mailbox.lastTo(booking.engineer().person().email(), subject);
    }

    private List<String> subjectsToFounder(Booked booking) {
        return mailbox.subjectsTo(booking.founder().person().email());
    }

    private List<String> subjectsToEngineer(Booked booking) {
        return mailbox.subjectsTo(booking.engineer().person().email());
    }

}
