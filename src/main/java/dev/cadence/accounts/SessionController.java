package dev.cadence.accounts;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

import dev.cadence.shared.Page;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/sessions")
@Tag(name = "Sessions", description = "What people prove themselves with, for an hour.")
class SessionController {

    private final SignInDesk desk;

    private final SessionDesk sessions;

    SessionController(SignInDesk desk, SessionDesk sessions) {
        this.desk = desk;
        this.sessions = sessions;
    }

    @PostMapping
    @ForEveryone
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "signIn", summary = "Sign in with a password")
    @Refuses({ "401 wrong-credentials", "503 too-busy", "503 limits-unavailable" })
    ResponseEntity<SessionView> signIn(@Valid @RequestBody SignInRequest request, HttpServletRequest from) {
        var opened = desk.signIn(request.email(), request.password(), Origin.of(from));
        return ResponseEntity.created(URI.create("/v1/sessions/current")).body(SessionView.of(opened));
    }

    @GetMapping
    @ForSignedIn(Scope.IN_PERSON)
    @Operation(operationId = "listSessions", summary = "List where the caller is signed in, newest first")
    Page<LiveView> list(SignedIn by, @RequestParam(defaultValue = Page.NEWEST) UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        return sessions.live(by.caller(), cursor, limit).map(session -> LiveView.of(session, by));
    }

    @DeleteMapping("/current")
    @ForSignedIn(Scope.SIGNING_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "signOut", summary = "End the session that makes this request")
    void signOut(SignedIn by) {
        sessions.end(by.caller(), by.proofId());
    }

    @DeleteMapping("/{id}")
    @ForSignedIn(Scope.IN_PERSON)
    @FoundBy(Circle.HOLDER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "endSession", summary = "End one of the caller's sessions; twice does no harm")
    @Refuses("404 session-not-found")
    void end(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        sessions.end(caller, id);
    }

    @DeleteMapping
    @ForSignedIn(Scope.IN_PERSON)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "endOtherSessions", summary = "End all of the caller's sessions but this one")
    void endOthers(SignedIn by) {
        sessions.endOthers(by);
    }

    record SignInRequest(@EmailAddress String email, @NotNull @Size(max = 128) String password) {

        SignInRequest {
            if (email != null) {
                email = Account.address(email);
            }
        }

        @Override
        public String toString() {
            return "SignInRequest";
        }

    }

    @Schema(name = "Session")
    record SessionView(@Schema(description = "To be sent as `Authorization: Bearer` with every request.") String token,
            Instant expiresAt,
            @Schema(description = "What is missing, if anything, before the session is good for more than finishing to "
                    + "sign in.") SignInDesk.Stage stage,
            AccountView account) {

        @Override
        public String toString() {
            return "SessionView";
        }

        static SessionView of(SignInDesk.Opened opened) {
            return new SessionView(opened.token().text(), opened.expiresAt(), opened.stage(),
                    AccountView.of(opened.account()));
        }

    }

    @Schema(name = "LiveSession")
    record LiveView(UUID id, Instant createdAt, Instant expiresAt,
            @Schema(description = "The network address that it was begun from.") String address,
            @Schema(description = "What the program that began it calls itself.") @Nullable String userAgent,
            @Schema(description = "When the second factor was given; absent if it was not.") @Nullable Instant secondFactorAt,
            @Schema(description = "Whether it makes this request.") boolean current) {

        static LiveView of(SignInSession session, SignedIn by) {
            return new LiveView(session.id(), session.createdAt(), session.expiresAt(), session.origin().address(),
                    session.origin().userAgent(), session.secondFactorAt(), session.id().equals(by.proofId()));
        }

    }

}
