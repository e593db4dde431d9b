package dev.cadence.accounts;

import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/me/mail-preferences")
@Tag(name = "Accounts")
class MailPreferenceController {

    private final MailPreferenceDesk desk;

    MailPreferenceController(MailPreferenceDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @ForSignedIn(Scope.ACCOUNT_READ)
    @Operation(operationId = "readMailPreferences", summary = "Read which letters the caller wants")
    MailPreferences find(@AuthenticationPrincipal Caller caller) {
        return desk.find(caller.account());
    }

    @PutMapping
    @ForSignedIn(Scope.IN_PERSON)
    @Operation(operationId = "chooseMailPreferences", summary = "Choose which letters one wants")
    @Refuses("422 letters-essential")
    MailPreferences choose(@AuthenticationPrincipal Caller caller, @Valid @RequestBody MailPreferences wanted) {
        return desk.choose(caller.account(), wanted);
    }

}
