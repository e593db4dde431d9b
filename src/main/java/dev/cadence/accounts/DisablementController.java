package dev.cadence.accounts;

import java.util.UUID;

import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/accounts/{id}/disablement")
@Tag(name = "Accounts", description = "People, and whether they may come in.")
class DisablementController {

    private final PeopleDesk desk;

    DisablementController(PeopleDesk desk) {
        this.desk = desk;
    }

    @PutMapping
    @ForAdmins(Scope.PEOPLE_WRITE)
    @FoundBy(Circle.ALL)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "disableAccount", summary = "Keep a person out: no password, session or key works")
    @Refuses({ "404 account-not-found", "409 own-account", "409 last-admin" })
    void disable(@AuthenticationPrincipal Caller.Admin admin, @PathVariable UUID id) {
        desk.disable(admin, new AccountId(id));
    }

    @DeleteMapping
    @ForAdmins(Scope.PEOPLE_WRITE)
    @FoundBy(Circle.ALL)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "enableAccount", summary = "Let a person in again")
    @Refuses({ "404 account-not-found", "409 account-erased" })
    void enable(@PathVariable UUID id) {
        desk.enable(new AccountId(id));
    }

}
