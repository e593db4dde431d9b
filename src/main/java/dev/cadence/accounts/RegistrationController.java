package dev.cadence.accounts;

import java.net.URI;

import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// How people get an account: first they prove their address with a code that is sent there, then they choose a password.
@RestController
@Tag(name = "Registration", description = "How people get an account.")
class RegistrationController {

    private final RegistrationDesk desk;

    RegistrationController(RegistrationDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/v1/registrations")
    @ForEveryone
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "register",
            summary = "Have a code sent to an address; the answer is the same whether or not it has an account")
    @Refuses("503 limits-unavailable")
    void request(@Valid @RequestBody RegistrationRequest request, HttpServletRequest from) {
        desk.request(request.email(), request.role().role, Origin.of(from));
    }

    @PostMapping("/v1/accounts")
    @ForEveryone
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "openAccount", summary = "Make an account with the code that was sent")
    @Refuses({ "422 unknown-code", "409 email-taken", "409 has-a-company", "503 too-busy" })
    ResponseEntity<AccountView> open(@Valid @RequestBody AccountRequest request) {
        var account = desk.register(request.code(), request.name(), request.password(), request.companyName());
        return ResponseEntity.created(URI.create("/v1/me")).body(AccountView.of(account));
    }

    record RegistrationRequest(@EmailAddress String email,
            @Schema(description = "What the account is for. Admins are invited.") @NotNull Applicant role) {

        RegistrationRequest {
            if (email != null) {
                email = Account.address(email);
            }
        }

    }

    record AccountRequest(@Schema(description = "From the letter.") @NotNull String code,
            @OneLine @Schema(example = "Ada King") String name, @NewPassword String password,
            @Schema(description = "Of the company that a founder makes and owns, unless invited to one.",
                    example = "Acme") @Nullable @Size(min = 1, max = 100) @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*",
                            message = "must not contain control characters") String companyName) {

        AccountRequest {
            if (name != null) {
                name = name.strip();
            }
            if (companyName != null) {
                companyName = companyName.strip();
            }
        }

        @Override
        public String toString() {
            return "AccountRequest";
        }

    }

    /// Who can register without being invited.
    enum Applicant {

        FOUNDER(Role.FOUNDER), ENGINEER(Role.ENGINEER);

        private final Role role;

        Applicant(Role role) {
            this.role = role;
        }

    }

}
