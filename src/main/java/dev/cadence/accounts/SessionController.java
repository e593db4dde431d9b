package dev.cadence.accounts;

import java.net.URI;
import java.time.Instant;

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
class SessionController {

    private final SignInDesk desk;

    SessionController(SignInDesk desk) {
        this.desk = desk;
    }

    @PostMapping
    @ForEveryone
    ResponseEntity<SessionView> signIn(@Valid @RequestBody SignInRequest request) {
        var opened = desk.signIn(request.email(), request.password());
        return ResponseEntity.created(URI.create("/v1/sessions/current")).body(SessionView.of(opened));
    }

    @DeleteMapping("/current")
    @ForSignedIn
    @ResponseStatus(HttpStatus.NO_CONTENT)
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

    /// @param token to be sent as `Authorization: Bearer` with every request of this
    /// session
    record SessionView(String token, Instant expiresAt, AccountView account) {

        static SessionView of(SignInDesk.Opened opened) {
            return new SessionView(opened.token().text(), opened.expiresAt(), AccountView.of(opened.account()));
        }

    }

}
