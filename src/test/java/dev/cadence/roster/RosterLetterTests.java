package dev.cadence.roster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.EngineerId;
import dev.cadence.mail.Letter;
import dev.cadence.mail.Mailer;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Cast.Member;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MutableClock;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What engineers are told by letter about their place in the roster.
@CadenceTest
record RosterLetterTests(Marketplace marketplace, Mailbox mailbox, RosterLetterDesk desk) {

    private static final Instant NOON = MutableClock.NOON;

    private static final String SUSPENDED = "You are suspended";

    private static final String BACK = "You are back";

    @Test
    void whoIsSuspendedIsToldWhatThatMeansAndWhereTheReasonIs() {
        var engineer = marketplace.anEngineer(Tier.MID);

        suspend(engineer, "Was rude to a founder.");

        var letter = mailbox.lastTo(engineer.person().email(), SUSPENDED);
        assertThat(letter.text()).isEqualTo(
                """
                        Hello %s,

                        we have suspended you: from now on nobody sees you with Cadence or can book you. A request that you \
                        have not answered is declined, and companies do not learn why. A booking that you have accepted goes on, \
                        and is paid as agreed, until one of us has settled with you what becomes of it.

                        Your profile says why you are suspended. If that is not right, or you want to ask something, please \
                        answer this letter.

                        GET /v1/me/profile"""
                    .formatted(engineer.person().name()));
        assertThat(letter.has("List-Unsubscribe")).isFalse();
    }

    @Test
    void whoIsReinstatedIsToldSo() {
        var engineer = marketplace.anEngineer(Tier.MID);
        suspend(engineer, "Under review.");

        reinstate(engineer);

        var letter = mailbox.lastTo(engineer.person().email(), BACK);
        assertThat(letter.text()).contains("companies see you again, and can book you", "GET /v1/me/profile");
        assertThat(letter.has("List-Unsubscribe")).isFalse();
    }

    @Test
    void whatChangesNothingIsNotToldAgain() {
        var engineer = marketplace.anEngineer(Tier.MID);

        suspend(engineer, "Under review.");
        suspend(engineer, "Was rude to a founder.");
        assertThat(subjectsTo(engineer)).containsExactly(SUSPENDED);
        reinstate(engineer);
        reinstate(engineer);

        assertThat(subjectsTo(engineer)).containsExactly(BACK, SUSPENDED);
    }

    @Test
    void aRequestThatIsDeclinedWithASuspensionIsToldWithItAndToTheFounderAsAnyOther() {
        var request = marketplace.aRequest();
        marketplace.time().settle();

        suspend(request.engineer(), "Was rude to a founder.");

        assertThat(request.stage()).isEqualTo("DECLINED");
        assertThat(subjectsTo(request.engineer())).containsExactly(SUSPENDED, "A company wants to book you");
        assertThat(mailbox.lettersTo(request.founder().person().email())).singleElement().satisfies(letter -> {
            assertThat(letter.subject()).isEqualTo("Your request was declined");
            assertThat(letter.text()).doesNotContainIgnoringCase("suspen");
        });
    }

    @Test
    void whoIsErasedMeanwhileIsNotWrittenTo() {
        var engineer = marketplace.anEngineer(Tier.MID);
        suspend(engineer, "Under review.");
        var suspended = new RosterEvent.Suspended(id(engineer), NOON);
        assertThat(desk.tell(suspended)).isPresent();

        var erased = marketplace.cast().inPerson(engineer).put("/v1/me/erasure", Map.of("password", Cast.PASSWORD));
        assertThat(erased.status() / 100).as(erased.text()).isEqualTo(2);

        assertThat(desk.tell(suspended)).isEmpty();
    }

    @Test
    void aLetterThatWaitedIsNotWrittenOnceItIsNoLongerSo() {
        var engineer = marketplace.anEngineer(Tier.MID);
        var first = new RosterEvent.Suspended(id(engineer), NOON);
        var back = new RosterEvent.Reinstated(id(engineer), NOON);
        suspend(engineer, "Under review.");
        assertThat(desk.tell(first)).map(Letter::subject).hasValue(SUSPENDED);
        assertThat(desk.tell(back)).isEmpty();

        reinstate(engineer);
        assertThat(desk.tell(first)).isEmpty();
        assertThat(desk.tell(back)).map(Letter::subject).hasValue(BACK);

        marketplace.time().advance(Duration.ofHours(1));
        suspend(engineer, "Under review once more.");
        assertThat(desk.tell(first)).isEmpty();
        assertThat(desk.tell(back)).isEmpty();
    }

    @Test
    void whatNoMailServerTookForThreeDaysIsNotSentAnyMore() {
        var engineer = marketplace.anEngineer(Tier.MID);
        var suspended = new RosterEvent.Suspended(id(engineer), NOON);
        suspend(engineer, "Under review.");

        marketplace.time().advance(Mailer.PATIENCE);
        assertThat(desk.tell(suspended)).isPresent();
        marketplace.time().advance(Duration.ofNanos(1_000));
        assertThat(desk.tell(suspended)).isEmpty();
    }

    private void suspend(Member<Caller.Engineer> engineer, String reason) {
        settled(marketplace.cast().admin().api().put(path(engineer), Map.of("reason", reason)));
    }

    private void reinstate(Member<Caller.Engineer> engineer) {
        settled(marketplace.cast().admin().api().delete(path(engineer)));
    }

    private void settled(Api.Answer answer) {
        assertThat(answer.status() / 100).as(answer.text()).isEqualTo(2);
        marketplace.time().settle();
    }

    private static String path(Member<Caller.Engineer> engineer) {
        return "/v1/engineers/%s/suspension".formatted(id(engineer).value());
    }

    private static EngineerId id(Member<Caller.Engineer> engineer) {
        return engineer.caller().engineer();
    }

    private List<String> subjectsTo(Member<Caller.Engineer> engineer) {
        return mailbox.subjectsTo(engineer.person().email());
    }

}
