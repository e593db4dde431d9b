package dev.cadence.accounts;

import java.io.IOException;
import java.util.UUID;

import dev.cadence.shared.InSteps;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Personal data", description = "What is kept about people: told to them, and forgotten with them.")
class PersonalDataController {

    private final PersonalDataDesk desk;

    private final ErasureDesk erasures;

    private final PasswordDesk passwords;

    private final Throttle throttle;

    PersonalDataController(PersonalDataDesk desk, ErasureDesk erasures, PasswordDesk passwords, Throttle throttle) {
        this.desk = desk;
        this.erasures = erasures;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    @GetMapping("/v1/me/personal-data")
    @ForSignedIn(Scope.IN_PERSON)
    @Operation(operationId = "exportPersonalData", summary = "Take away all that is kept about the caller")
    @ApiResponse(responseCode = "200", description = "OK",
            content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
                    schema = @Schema(implementation = PersonalDataDesk.Export.class)))
    @Refuses("503 limits-unavailable")
    void export(@AuthenticationPrincipal Caller caller, HttpServletResponse response) throws IOException {
        throttle.export(caller.account());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("personal-data.json").build().toString());
        desk.write(caller, response.getOutputStream());
    }

    @PutMapping("/v1/me/erasure")
    @ForSignedIn(Scope.IN_PERSON)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @InSteps("counts a guess, whatever becomes of it")
    @Operation(operationId = "eraseMe", summary = "Be forgotten for good, save for what the books need")
    @Refuses({ "422 wrong-password", "409 owner-stays", "409 last-admin", "409 bookings-live", "409 earnings-open",
            "503 too-busy", "503 limits-unavailable" })
    void eraseMe(SignedIn by, @Valid @RequestBody ErasureRequest request) {
        passwords.require(by, request.password());
        erasures.erase(by.caller().account());
    }

    @PutMapping("/v1/accounts/{id}/erasure")
    @ForAdmins(Scope.IN_PERSON)
    @FoundBy(Circle.ALL)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "eraseAccount", summary = "Forget somebody who asked for it by letter; twice does no harm")
    @Refuses({ "404 account-not-found", "409 own-account", "409 owner-stays", "409 last-admin", "409 bookings-live",
            "409 earnings-open" })
    void erase(@AuthenticationPrincipal Caller.Admin admin, @PathVariable UUID id) {
        erasures.erase(admin, new AccountId(id));
    }

    record ErasureRequest(@NotNull @Size(max = 128) String password) {

        @Override
        public String toString() {
            return "ErasureRequest";
        }

    }

}
