package dev.cadence.vetting;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import dev.cadence.accounts.AccountId;
import dev.cadence.accounts.Contact;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Read by two parsers of different hands: ical4j, which also writes them, and biweekly.
class InterviewCalendarTests {

    private static final UUID ID = UUID.fromString("0195f3a0-0000-7000-8000-000000000001");

    @Test
    void aRequestIsWhatTheStandardShows() {
        assertThat(calendar("Rosa Silva", "rosa@example.com").request().text()).isEqualToIgnoringNewLines("""
                BEGIN:VCALENDAR
                PRODID:-//Cadence//Interviews//EN
                VERSION:2.0
                METHOD:REQUEST
                BEGIN:VEVENT
                UID:0195f3a0-0000-7000-8000-000000000001
                SEQUENCE:3
                DTSTAMP:20260302T120000Z
                DTSTART:20260309T150000Z
                DTEND:20260309T154500Z
                SUMMARY:Interview with Rosa Silva
                DESCRIPTION:Hello Rosa Silva\\,\\n\\nsee you.
                ORGANIZER;CN=Cadence:mailto:cadence@example.com
                ATTENDEE;CN=Rosa Silva;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:rosa@example.com
                STATUS:CONFIRMED
                END:VEVENT
                END:VCALENDAR
                """);
    }

    @Test
    void everyLineEndsAsTheStandardSays() {
        var text = calendar("Rosa Silva", "rosa@example.com").request().text();

        assertThat(text).endsWith("END:VCALENDAR\r\n");
        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
    }

    @Test
    void bothParsersFindItValid() throws Exception {
        for (var invitation : new String[] { calendar("Rosa", "rosa@example.com").request().text(),
                calendar("Rosa", "rosa@example.com").cancellation().text() }) {
            assertThat(ical4j(invitation).validate().hasErrors()).isFalse();
            assertThat(biweekly(invitation).validate(biweekly.ICalVersion.V2_0).isEmpty()).isTrue();
        }
    }

    @Test
    void aCancellationNamesTheSameEvent() throws Exception {
        var text = calendar("Rosa", "rosa@example.com").cancellation().text();

        assertThat(biweekly(text).getMethod().getValue()).isEqualTo("CANCEL");
        assertThat(event(text).getStatus().getValue()).isEqualTo("CANCELLED");
        assertThat(event(text).getUid().getValue()).isEqualTo(ID.toString());
        assertThat(property(ical4j(text), Property.STATUS)).isEqualTo("CANCELLED");
        assertThat(property(ical4j(text), Property.UID)).isEqualTo(ID.toString());
        assertThat(property(ical4j(text), Property.SEQUENCE)).isEqualTo("3");
    }

    @ParameterizedTest
    @ValueSource(strings = { "Rosa\r\nATTENDEE:mailto:evil@example.com", "Rosa\nEND:VEVENT\nBEGIN:VEVENT", "Rosa\rX:1",
            "Rosa\u0085X:1", "Rosa\u2028X:1", "Silva, Rosa", "Rosa; DROP", "Rosa;CN=Evil:mailto:evil@example.com",
            "\"Rosa\" Silva", "Rosa\\nSilva\\", "Rosa^nSilva^'", "Ро́за Си́лва", "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字",
            "👩🏽‍💻👩🏽‍💻👩🏽‍💻👩🏽‍💻👩🏽‍💻👩🏽‍💻👩🏽‍💻", "a:b=c", " ", "Rosa \u0000\u0007\t Silva" })
    void aHostileNameIsANameAndNothingElse(String name) throws Exception {
        var text = calendar(name, "rosa@example.com").request().text();
        var printable = name.replaceAll("[\\p{Cc}\\u2028]", " ").strip();

        assertThat(text.split("\r\n"))
            .allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
        assertThat(biweekly(text).getEvents()).hasSize(1);
        var event = event(text);
        assertThat(event.getAttendees()).singleElement().returns("rosa@example.com", Attendee::getEmail);
        assertThat(event.getSummary().getValue().strip()).isEqualTo(("Interview with " + printable).strip());
        assertThat(event.getExperimentalProperties()).isEmpty();
        assertThat(biweekly(text).getExperimentalProperties()).isEmpty();
        assertThat(event.getProperties().size()).isEqualTo(10);
        assertThat(ical4j(text).getComponents()).hasSize(1);
        assertThat(ical4j(text).getComponents().getFirst().getProperties()).hasSize(10);
        assertThat(property(ical4j(text), Property.ATTENDEE)).isEqualTo("mailto:rosa@example.com");
        assertThat(property(ical4j(text), Property.SUMMARY).strip()).isEqualTo(("Interview with " + printable).strip());
    }

    @Test
    void theAttendeeHasSaidYesAndIsNotAskedAgain() throws Exception {
        var attendee = event(calendar("Rosa \"R\" Silva", "rosa@example.com").request().text()).getAttendees()
            .getFirst();

        assertThat(attendee.getCommonName()).isEqualTo("Rosa \"R\" Silva");
        assertThat(attendee.getParticipationStatus()).isEqualTo(ParticipationStatus.ACCEPTED);
        assertThat(attendee.getRsvp()).isFalse();
    }

    @Test
    void anAddressCannotSayMoreThanWhoIsInvited() {
        var text = calendar("Eve", "eve?cc=evil%25;x|y@example.com").request().text().replace("\r\n ", "");

        assertThat(text).contains(":mailto:eve%3Fcc=evil%2525;x%7Cy@example.com\r\n");
    }

    @Test
    void anAddressWithATagStaysAsItsOwnerKnowsIt() {
        assertThat(calendar("Rosa", "rosa+cadence@example.com").request().text().replace("\r\n ", ""))
            .contains(":mailto:rosa+cadence@example.com\r\n");
    }

    @Test
    void bothParsersReadTheSameInstant() throws Exception {
        var text = calendar("Rosa", "rosa@example.com").request().text();

        assertThat(event(text).getDateStart().getValue()).isEqualTo(Date.from(Instant.parse("2026-03-09T15:00:00Z")));
        assertThat(event(text).getDateEnd().getValue()).isEqualTo(Date.from(Instant.parse("2026-03-09T15:45:00Z")));
        assertThat(property(ical4j(text), Property.DTSTART)).isEqualTo("20260309T150000Z");
        assertThat(property(ical4j(text), Property.DTEND)).isEqualTo("20260309T154500Z");
    }

    private static ICalendar biweekly(String text) {
        return Biweekly.parse(text).first();
    }

    private static VEvent event(String text) {
        return biweekly(text).getEvents().getFirst();
    }

    private static Calendar ical4j(String text) throws IOException, ParserException {
        return new CalendarBuilder().build(new StringReader(text));
    }

    private static String property(Calendar calendar, String name) {
        return calendar.getComponents().getFirst().getRequiredProperty(name).getValue();
    }

    private static InterviewCalendar calendar(String name, String email) {
        return new InterviewCalendar(new InterviewId(ID), 3, Instant.parse("2026-03-09T15:00:00Z"),
                Instant.parse("2026-03-09T15:45:00Z"), "Interview with " + name, "Hello " + name + ",\n\nsee you.",
                "cadence@example.com", new Contact(AccountId.next(), name, email),
                Instant.parse("2026-03-02T12:00:00Z"));
    }

}
