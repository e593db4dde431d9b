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
@Tag(name = "Accounts", description = "People, and whether they may come in.")
class EmailController {

    private final PasswordDesk passwords;

    private final CodeDesk codes;

    EmailController(PasswordDesk passwords, CodeDesk codes) {
        this.passwords = passwords;
        this.codes = codes;
    }

    @PostMapping("/v1/me/email-changes")
    @ForSignedIn(Scope.IN_PERSON)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @InSteps("checks a password, and counts it and the letter")
    @Operation(operationId = "requestEmailChange",
            summary = "Have a code sent to a new address; the present one is told")
    @Refuses({ "422 wrong-password", "503 too-busy", "503 limits-unavailable" })
    void request(SignedIn by, @Valid @RequestBody EmailChangeRequest request, HttpServletRequest from) {
        passwords.requestEmailChange(by, request.password(), request.email(), Origin.of(from));
    }

    @PutMapping("/v1/me/email")
    @ForSignedIn(Scope.IN_PERSON)
    @Operation(operationId = "changeEmail", summary = "Take the new address with the code that was sent there")
    @Refuses({ "422 unknown-code", "409 email-taken" })
    AccountView change(SignedIn by, @Valid @RequestBody EmailChange change) {
        var secret = Secret.code(Secret.Kind.EMAIL_CHANGE, change.code());
        return AccountView.of(codes.changeEmail(by.caller().account(), secret));
    }

    record EmailChangeRequest(@EmailAddress String email, @NotNull @Size(max = 128) String password) {

        EmailChangeRequest {
            if (email != null) {
                email = Account.address(email);
            }
        }

        @Override
        public String toString() {
            return "EmailChangeRequest";
        }

    }

    record EmailChange(@NotNull String code) {

        @Override
        public String toString() {
            return "EmailChange";
        }

    }

}
