package dev.cadence.accounts;

import dev.cadence.shared.InSteps;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Passwords", description = "What people sign in with.")
class PasswordController {

    private final PasswordDesk desk;

    PasswordController(PasswordDesk desk) {
        this.desk = desk;
    }

    @PutMapping("/v1/me/password")
    @ForSignedIn(Scope.IN_PERSON)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @InSteps("counts a guess, whatever becomes of it")
    @Operation(operationId = "changePassword", summary = "Change the password; all other sessions end")
    @Refuses({ "422 wrong-password", "503 too-busy", "503 limits-unavailable" })
    void change(SignedIn by, @Valid @RequestBody PasswordChange change) {
        desk.change(by, change.present(), change.next());
    }

    @PostMapping("/v1/password-resets")
    @ForEveryone
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "requestPasswordReset",
            summary = "Have a code sent to an address, if it has an account; the answer does not tell")
    @Refuses("503 limits-unavailable")
    void request(@Valid @RequestBody ResetRequest request, HttpServletRequest from) {
        desk.requestReset(request.email(), Origin.of(from));
    }

    @PutMapping("/v1/password-resets")
    @ForEveryone
    @Operation(operationId = "resetPassword",
            summary = "Set a new password with the code that was sent, and sign in; all other sessions end")
    @Refuses({ "401 wrong-credentials", "422 unknown-code", "503 too-busy" })
    SessionController.SessionView reset(@Valid @RequestBody Reset reset, HttpServletRequest from) {
        return SessionController.SessionView.of(desk.reset(reset.code(), reset.password(), Origin.of(from)));
    }

    record PasswordChange(@NotNull @Size(max = 128) String present, @NewPassword String next) {

        @Override
        public String toString() {
            return "PasswordChange";
        }

    }

    record ResetRequest(@EmailAddress String email) {

        ResetRequest {
            if (email != null) {
                email = Account.address(email);
            }
        }

    }

    record Reset(@NotNull String code, @NewPassword String password) {

        @Override
        public String toString() {
            return "Reset";
        }

    }

}
