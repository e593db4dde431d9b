package dev.cadence.accounts;

import java.net.URI;
import java.time.Instant;

import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/sessions")
@Tag(name = "Sessions", description = "What people prove themselves with, for an hour.")
class SessionController {

    private final SignInDesk desk;

    SessionController(SignInDesk desk) {
        this.desk = desk;
    }

    @PostMapping
    @ForEveryone
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "signIn", summary = "Sign in with a password")
    @Refuses({ "401 wrong-credentials", "503 too-busy" })
    ResponseEntity<SessionView> signIn(@Valid @RequestBody SignInRequest request) {
        var opened = desk.signIn(request.email(), request.password());
        return ResponseEntity.created(URI.create("/v1/sessions/current")).body(SessionView.of(opened));
    }

    @DeleteMapping("/current")
    @ForSignedIn
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "signOut", summary = "End the session that makes this request")
    @Refuses("403 needs-session")
    void signOut(SignedIn by) {
        desk.signOut(by);
    }

    record SignInRequest(@NotNull @Size(max = 254) @Email(regexp = "[!-~]*") String email,
            @NotNull @Size(max = 128) String password) {

        SignInRequest {
            if (email != null) {
                email = Account.address(email);
            }
        }

        @Override
        public String toString() {
            return "SignInRequest[email=%s]".formatted(email);
        }

    }

    @Schema(name = "Session")
    record SessionView(@Schema(description = "To be sent as `Authorization: Bearer` with every request.") String token,
            Instant expiresAt, AccountView account) {

        static SessionView of(SignInDesk.Opened opened) {
            return new SessionView(opened.token().text(), opened.expiresAt(), AccountView.of(opened.account()));
        }

    }

}
