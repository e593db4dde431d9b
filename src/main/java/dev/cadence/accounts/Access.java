package dev.cadence.accounts;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotationUtils;

/// Who may call an operation, as its annotation says.
///
/// @param scope what a key needs besides; absent where nobody has to prove anything
/// @param circle who of them finds what the path names; absent where it names nothing
public record Access(Audience audience, @Nullable Scope scope, @Nullable Circle circle) {

    private static final Map<Class<? extends Annotation>, Audience> AUDIENCES = Map.ofEntries(
            Map.entry(ForEveryone.class, Audience.EVERYONE), Map.entry(ForSignedIn.class, Audience.SIGNED_IN),
            Map.entry(ForFounders.class, Audience.FOUNDERS),
            Map.entry(ForFoundersAndAdmins.class, Audience.FOUNDERS_AND_ADMINS),
            Map.entry(ForOwners.class, Audience.OWNERS),
            Map.entry(ForOwnersAndAdmins.class, Audience.OWNERS_AND_ADMINS),
            Map.entry(ForUnaffiliated.class, Audience.UNAFFILIATED), Map.entry(ForEngineers.class, Audience.ENGINEERS),
            Map.entry(ForEngineersAndAdmins.class, Audience.ENGINEERS_AND_ADMINS),
            Map.entry(ForAdmins.class, Audience.ADMINS),
            Map.entry(ForFoundersAndEngineers.class, Audience.FOUNDERS_AND_ENGINEERS));

    /// Empty for an operation that does not say, and that nobody may call therefore.
    public static Optional<Access> of(Method operation) {
        return AUDIENCES.entrySet()
            .stream()
            .flatMap(each -> Optional.ofNullable(AnnotationUtils.findAnnotation(operation, each.getKey()))
                .map(rule -> new Access(each.getValue(), scopeOf(rule), circleOf(operation)))
                .stream())
            .findAny();
    }

    private static @Nullable Scope scopeOf(Annotation rule) {
        return (Scope) AnnotationUtils.getValue(rule);
    }

    private static @Nullable Circle circleOf(Method operation) {
        var found = AnnotationUtils.findAnnotation(operation, FoundBy.class);
        return found == null ? null : found.value();
    }

    /// In a few sentences.
    public String inWords() {
        return circle == null ? whomInWords() : (whomInWords() + " " + circle.inWords()).strip();
    }

    private String whomInWords() {
        var whom = "For %s.".formatted(audience.words);
        if (scope == null) {
            return whom;
        }
        return switch (scope) {
            case IN_PERSON -> whom + " In person: no key can.";
            case SIGNING_IN -> whom + " In person, also before the second factor is given.";
            default -> whom + " A key needs `%s`.".formatted(scope.text());
        };
    }

    /// Whom an operation is for.
    public enum Audience {

        EVERYONE("everyone, signed in or not"),

        SIGNED_IN("everyone who is signed in"),

        FOUNDERS("founders who belong to a company"),

        FOUNDERS_AND_ADMINS("founders who belong to a company, and admins"),

        FOUNDERS_AND_ENGINEERS("founders who belong to a company, and engineers"),

        OWNERS("the founder who owns a company"),

        OWNERS_AND_ADMINS("the founder who owns a company, and admins"),

        UNAFFILIATED("founders who belong to no company"),

        ENGINEERS("engineers"),

        ENGINEERS_AND_ADMINS("engineers, and admins"),

        ADMINS("admins");

        private final String words;

        Audience(String words) {
            this.words = words;
        }

    }

}
