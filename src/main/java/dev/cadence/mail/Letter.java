package dev.cadence.mail;

import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;

/// A letter to one person. Nothing that it is made of can add a header or a recipient.
///
/// @param to one address of at most 254 visible ASCII characters, without a name or a comment
/// @param subject one line without control characters
/// @param text plain text of any number of lines, with tabs but no other control characters
/// @param invitation what a calendar can make of it, if it is about an appointment
/// @param subscription by which its recipient gets it and may turn it off; null for a letter that nobody can turn off
public record Letter(String to, String subject, String text, @Nullable Invitation invitation,
        @Nullable Subscription subscription) {

    private static final Predicate<String> ADDRESS = Pattern.compile("[!-~]{3,254}").asMatchPredicate();

    private static final Predicate<String> LINE = Pattern.compile("[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]+")
        .asMatchPredicate();

    private static final Predicate<String> LINES = Pattern.compile("[[^\\p{Cc}\\p{Cs}]\\n\\r\\t]+").asMatchPredicate();

    public Letter {
        insist(ADDRESS.test(to) && isOneAddress(to), "A letter goes to one address, and nothing else");
        insist(LINE.test(subject) && !subject.isBlank(), "The subject of a letter is one line that can be read");
        insist(LINES.test(text) && !text.isBlank(), "The text of a letter is lines that can be read");
    }

    /// One that nobody can turn off.
    public Letter(String to, String subject, String text, @Nullable Invitation invitation) {
        this(to, subject, text, invitation, null);
    }

    /// One that nobody can turn off.
    public Letter(String to, String subject, String text) {
        this(to, subject, text, null);
    }

    /// The same letter, unless the account wants none of its kind.
    public Letter unlessTurnedOff(LetterKind kind, UUID account) {
        return new Letter(to, subject, text, invitation, new Subscription(account, kind));
    }

    private static void insist(boolean truth, String rule) {
        if (!truth) {
            throw new IllegalArgumentException(rule);
        }
    }

    private static boolean isOneAddress(String to) {
        try {
            var address = new InternetAddress(to, true);
            return address.getAddress().equals(to) && !address.isGroup() && to.contains("@");
        }
        catch (AddressException none) {
            return false;
        }
    }

    /// Leaves out what it says and to whom, wherever this is printed: letters carry
    /// secrets.
    @Override
    public String toString() {
        return "Letter[to=…%s]".formatted(to.substring(to.lastIndexOf('@')));
    }

    /// That a person gets letters of a kind that may be turned off.
    public record Subscription(UUID account, LetterKind kind) {

        public Subscription {
            insist(kind.isOptional(), "What cannot be turned off needs no subscription");
        }

    }

    /// An appointment, for programs.
    ///
    /// @param text an iCalendar object, RFC 5545, of the same method
    public record Invitation(Method method, String text) {

        public Invitation {
            insist(LINES.test(text) && !text.isBlank(), "An invitation is lines that can be read");
        }

        /// Leaves out what it says, wherever this is printed.
        @Override
        public String toString() {
            return "Invitation[%s]".formatted(method);
        }

        /// What a calendar is to do with it, by RFC 5546.
        public enum Method {

            REQUEST, CANCEL

        }

    }

}
