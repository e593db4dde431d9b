package dev.cadence.accounts;

import java.util.List;
import java.util.UUID;

import dev.cadence.shared.InSteps;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Second factor", description = "An authenticator app: admins need one, others may have one.")
class AuthenticatorController {

    private final SecondFactorDesk desk;

    private final AuthenticatorDesk authenticators;

    AuthenticatorController(SecondFactorDesk desk, AuthenticatorDesk authenticators) {
        this.desk = desk;
        this.authenticators = authenticators;
    }

    @PutMapping("/v1/me/authenticator")
    @ForSignedIn(Scope.SIGNING_IN)
    @InSteps("counts a guess, whatever becomes of it")
    @Operation(operationId = "beginAuthenticator", summary = "Make a secret for an authenticator app")
    @Refuses({ "409 authenticator-exists", "422 wrong-password", "503 too-busy", "503 limits-unavailable" })
    SecretView begin(SignedIn by, @Valid @RequestBody PasswordProof proof) {
        return desk.begin(by, proof.password());
    }

    @PutMapping("/v1/me/authenticator/confirmation")
    @ForSignedIn(Scope.SIGNING_IN)
    @InSteps("counts a guess, whatever becomes of it")
    @Operation(operationId = "confirmAuthenticator",
            summary = "Make the app the second factor by giving a code of it; this session's token changes")
    @Refuses({ "409 no-authenticator", "409 authenticator-exists", "422 wrong-code", "503 limits-unavailable" })
    ConfirmedView confirm(SignedIn by, @Valid @RequestBody CodeProof proof) {
        return ConfirmedView.of(desk.confirm(by, proof.code()));
    }

    @PutMapping("/v1/me/authenticator/removal")
    @ForSignedIn(Scope.IN_PERSON)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @InSteps("counts a guess, whatever becomes of it")
    @Operation(operationId = "removeAuthenticator", summary = "Do without a second factor; not for admins")
    @Refuses({ "409 no-authenticator", "409 second-factor-required", "422 wrong-password", "503 too-busy",
            "503 limits-unavailable" })
    void remove(SignedIn by, @Valid @RequestBody PasswordProof proof) {
        desk.remove(by, proof.password());
    }

    @PutMapping("/v1/me/recovery-codes")
    @ForSignedIn(Scope.IN_PERSON)
    @InSteps("counts a guess, whatever becomes of it")
    @Operation(operationId = "renewRecoveryCodes", summary = "Make ten new recovery codes; the old ones end")
    @Refuses({ "409 no-authenticator", "422 wrong-password", "503 too-busy", "503 limits-unavailable" })
    RecoveryCodesView renew(SignedIn by, @Valid @RequestBody PasswordProof proof) {
        return new RecoveryCodesView(desk.renewRecoveryCodes(by, proof.password()));
    }

    @PutMapping("/v1/sessions/current/second-factor")
    @ForSignedIn(Scope.SIGNING_IN)
    @InSteps("counts a guess, whatever becomes of it")
    @Operation(operationId = "giveSecondFactor",
            summary = "Finish to sign in with the app's code or a recovery code; the token changes")
    @Refuses({ "409 no-authenticator", "422 wrong-code", "503 limits-unavailable" })
    SessionController.SessionView give(SignedIn by, @Valid @RequestBody CodeProof proof) {
        return SessionController.SessionView.of(desk.giveCode(by, proof.code()));
    }

    @DeleteMapping("/v1/accounts/{id}/authenticator")
    @ForAdmins(Scope.IN_PERSON)
    @FoundBy(Circle.ALL)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeAuthenticatorOf",
            summary = "Help a person who lost the second factor to a new one; their sessions end")
    @Refuses({ "404 account-not-found", "409 own-account" })
    void removeOf(@AuthenticationPrincipal Caller.Admin admin, @PathVariable UUID id) {
        authenticators.removeFor(admin, new AccountId(id));
    }

    record PasswordProof(@NotNull @Size(max = 128) String password) {

        @Override
        public String toString() {
            return "PasswordProof";
        }

    }

    record CodeProof(@NotNull @Size(max = 40) @Schema(example = "123456") String code) {

        @Override
        public String toString() {
            return "CodeProof";
        }

    }

    @Schema(name = "AuthenticatorSecret")
    record SecretView(@Schema(description = "In Base32, for an app that cannot read the address.") String secret,
            @Schema(description = "To be shown as a QR code.", example = "otpauth://totp/…") String address) {

        @Override
        public String toString() {
            return "SecretView";
        }

    }

    @Schema(name = "RecoveryCodes")
    record RecoveryCodesView(@Schema(description = "Each works once, and none is shown again.") List<String> codes) {

        @Override
        public String toString() {
            return "RecoveryCodesView";
        }

    }

    @Schema(name = "AuthenticatorConfirmed")
    record ConfirmedView(RecoveryCodesView recovery, SessionController.SessionView session) {

        static ConfirmedView of(AuthenticatorDesk.Confirmed confirmed) {
            return new ConfirmedView(new RecoveryCodesView(confirmed.recoveryCodes()),
                    SessionController.SessionView.of(confirmed.session()));
        }

    }

}
