package dev.cadence.accounts;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AnnotationTemplateExpressionDefaults;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Who may call which operation, as the operations' annotations say. Whom an annotation lets in is not said here again:
/// the very rule that guards the operation is asked about every visitor.
record AuthorizationTable(List<Row> rows) {

    private static final String INTRODUCTION = """
            # Who may call what

            `AuthorizationTests` makes this table from the annotations of the operations, makes every request in it for real,
            and fails the build when an answer or this file differs. A new operation needs a `@For…` annotation, `@FoundBy` if
            its path names something, a request in `ValidRequests`, and the row that the test then writes.

            There is one company, with an owner and a member, and one engineer whom it has booked; all others are strangers to
            these. People call in a session. The last three columns are those of somebody who may otherwise: a key that can do
            all that a key can, a key that lacks just the scope asked for, and a session that still owes the second factor.

            Outside it are `/actuator/health`, `/actuator/info`, `/docs`, `/v1/openapi` and the pages `/advisor` and
            `/v1/mail-preferences/unsubscription`, which are for everyone, and what else there is under `/actuator`, which is for admins and their keys with `metrics:read`
            (`GateTests`).

            | answer | meaning |
            |---|---|
            | yes | done, or refused for another reason than who asks |
            | own | done to what is the caller's own; another's is not found: 404 |
            | 401 | not without proof of who it is |
            | 403 | not for this role, or not for a key with these scopes |
            | 404 | for this role, but what the path names does not concern the caller, and does not exist for them |

            *Scope* is what a key needs. *In person* is for sessions alone; *signing in* too, and also before the second factor
            is given. A key that was revoked or has expired, a session that ended or has expired, and all proofs of a disabled
            account are answered 401 everywhere, even where none is needed.

            """;

    static AuthorizationTable of(RequestMappingHandlerMapping mappings) {
        return new AuthorizationTable(mappings.getHandlerMethods()
            .entrySet()
            .stream()
            .filter(mapping -> mapping.getValue().getBeanType().getPackageName().startsWith("dev.cadence"))
            .filter(mapping -> !mapping.getKey().getMethodsCondition().isEmpty())
            .filter(mapping -> !mapping.getValue().getBeanType().isAnnotationPresent(Hidden.class))
            .flatMap(mapping -> mapping.getKey()
                .getPatternValues()
                .stream()
                .map(path -> new Row(mapping.getKey().getMethodsCondition().getMethods().iterator().next().name(), path,
                        mapping.getValue().createWithResolvedBean())))
            .sorted(Comparator.comparing(Row::path).thenComparing(Row::method))
            .toList());
    }

    String markdown() {
        var visitors = Arrays.stream(Visitor.values()).map(Visitor::title);
        var head = line(Stream.concat(Stream.of("method", "path", "operation", "scope"), visitors));
        return INTRODUCTION + head + head.replaceAll("[^|\n]+", "---")
                + rows.stream().map(Row::markdown).collect(Collectors.joining());
    }

    private static String line(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /// What a visitor is answered.
    enum Verdict {

        YES("yes"), OWN("own"), UNAUTHORIZED("401"), FORBIDDEN("403"), NOT_FOUND("404");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        boolean admits() {
            return this == YES || this == OWN;
        }

        /// Whether an answer of this status is what was meant. What does not fit the
        /// state of things may be refused; a
        /// request that is malformed or one too many tells nothing.
        boolean meant(int status) {
            return admits() ? status / 100 == 2 || status == 409 || status == 422
                    : text.equals(Integer.toString(status));
        }

        @Override
        public String toString() {
            return text;
        }

    }

    /// One operation.
    record Row(String method, String path, HandlerMethod operation) {

        private static final EnumSet<Visitor> COMPANY = EnumSet.of(Visitor.OWNER, Visitor.MEMBER, Visitor.ADMIN);

        private static final EnumSet<Visitor> PARTIES = EnumSet.of(Visitor.OWNER, Visitor.MEMBER, Visitor.ENGINEER,
                Visitor.ADMIN);

        private static final PreAuthorizeAuthorizationManager RULES = rules();

        private static PreAuthorizeAuthorizationManager rules() {
            var rules = new PreAuthorizeAuthorizationManager();
            rules.setTemplateDefaults(new AnnotationTemplateExpressionDefaults());
            return rules;
        }

        String id() {
            return Objects.requireNonNull(operation.getMethodAnnotation(Operation.class)).operationId();
        }

        boolean changesSomething() {
            return !method.equals("GET");
        }

        Access access() {
            Method said = operation.getMethod();
            return Access.of(said).orElseThrow(() -> new AssertionError(said + " does not say for whom it is"));
        }

        /// The visitor, or whoever lends them a key or a session.
        Visitor person(Visitor visitor) {
            return visitor.isPerson() ? visitor
                    : Visitor.LENDERS.stream().filter(lender -> verdict(lender).admits()).findFirst().orElseThrow();
        }

        Verdict verdict(Visitor visitor) {
            if (visitor == Visitor.ANONYMOUS) {
                return lets(visitor.proof(visitor, null)) ? Verdict.YES : Verdict.UNAUTHORIZED;
            }
            var person = person(visitor);
            if (!lets(visitor.proof(person, access().scope()))) {
                return Verdict.FORBIDDEN;
            }
            return switch (access().circle()) {
                case null -> Verdict.YES;
                case ALL -> Verdict.YES;
                case HOLDER -> Verdict.OWN;
                case COMPANY -> COMPANY.contains(person) ? Verdict.YES : Verdict.NOT_FOUND;
                case PARTIES -> PARTIES.contains(person) ? Verdict.YES : Verdict.NOT_FOUND;
            };
        }

        private boolean lets(Authentication proof) {
            var result = RULES.authorize(() -> proof,
                    new SimpleMethodInvocation(operation.getBean(), operation.getMethod()));
            return result != null && result.isGranted();
        }

        private String markdown() {
            return line(Stream.concat(Stream.of(method, "`%s`".formatted(path), id(), scopeInWords(access().scope())),
                    Arrays.stream(Visitor.values()).map(visitor -> verdict(visitor).toString())));
        }

        private static String scopeInWords(@Nullable Scope scope) {
            return switch (scope) {
                case null -> "";
                case IN_PERSON -> "*in person*";
                case SIGNING_IN -> "*signing in*";
                default -> "`%s`".formatted(scope.text());
            };
        }

        @Override
        public String toString() {
            return "%s (%s %s)".formatted(id(), method, path);
        }

    }

}
