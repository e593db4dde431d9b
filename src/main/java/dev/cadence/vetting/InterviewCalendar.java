package dev.cadence.vetting;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import dev.cadence.accounts.Contact;
import dev.cadence.mail.Letter.Invitation;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

import org.springframework.web.util.UriUtils;

/// One person's copy of an interview, as a calendar takes it (RFC 5545, RFC 5546). Times are in UTC: an interview is one
/// instant, which every calendar shows by its owner's clock, and no zone's rules have to travel with it.
///
/// @param interview by which a calendar knows it again
/// @param sequence by which a calendar knows the newer of two copies
/// @param organizer the address that letters come from
/// @param attendee whose copy it is; nobody else's address is in it
/// @param stamp when it is written
record InterviewCalendar(InterviewId interview, int sequence, Instant startsAt, Instant endsAt, String summary,
        String description, String organizer, Contact attendee, Instant stamp) {

    /// In octets, by RFC 5545, section 3.1.
    private static final int LONGEST_LINE = 75;

    /// What ends a line here or there, or cannot be shown.
    private static final String UNPRINTABLE = "[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]";

    /// It takes place, at this time and no other.
    Invitation request() {
        return new Invitation(Invitation.Method.REQUEST,
                text(ImmutableMethod.REQUEST, ImmutableStatus.VEVENT_CONFIRMED));
    }

    /// It does not take place, or not with this attendee.
    Invitation cancellation() {
        return new Invitation(Invitation.Method.CANCEL, text(ImmutableMethod.CANCEL, ImmutableStatus.VEVENT_CANCELLED));
    }

    private String text(Method method, Status status) {
        var event = new VEvent(new PropertyList(List.of(new Uid(interview.value().toString()), new Sequence(sequence),
                new DtStamp(stamp), new DtStart<>(startsAt), new DtEnd<>(endsAt), new Summary(oneLine(summary)),
                new Description(lines(description)), sender(), recipient(), status)));
        return folded(new Calendar(
                new PropertyList(
                        List.of(new ProdId("-//Cadence//Interviews//EN"), ImmutableVersion.VERSION_2_0, method)),
                new ComponentList<>(List.of(event)))
            .toString());
    }

    private Organizer sender() {
        var sender = new Organizer(mailto(organizer));
        sender.add(new Cn("Cadence"));
        return sender;
    }

    /// Both sides have agreed already, in Cadence, where they also change their minds:
    /// nobody reads replies.
    private Attendee recipient() {
        var recipient = new Attendee(mailto(attendee.email()));
        recipient.add(new Cn(oneLine(attendee.name())));
        recipient.add(PartStat.ACCEPTED);
        recipient.add(Rsvp.FALSE);
        return recipient;
    }

    /// What an address may have and a URI may not, such as a question mark that would
    /// begin a mail's headers, is encoded.
    private static URI mailto(String address) {
        return URI.create("mailto:" + UriUtils.encodePathSegment(address, StandardCharsets.UTF_8));
    }

    private static String oneLine(String text) {
        return text.replaceAll(UNPRINTABLE, " ").strip();
    }

    private static String lines(String text) {
        return text.replace("\r\n", "\n").replaceAll("(?!\n)" + UNPRINTABLE, " ");
    }

    /// The library folds by characters, and so would let lines of other scripts grow
    /// longer than they may.
    private static String folded(String text) {
        var folded = new StringBuilder();
        text.lines().forEach(line -> {
            var octets = 0;
            for (var character : line.codePoints().toArray()) {
                var size = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
                if (octets + size > LONGEST_LINE) {
                    folded.append("\r\n ");
                    octets = 1;
                }
                folded.appendCodePoint(character);
                octets += size;
            }
            folded.append("\r\n");
        });
        return folded.toString();
    }

    /// Leaves out who it is about, wherever this is printed.
    @Override
    public String toString() {
        return "InterviewCalendar[interview=%s, sequence=%d]".formatted(interview.value(), sequence);
    }

}
