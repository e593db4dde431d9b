package dev.cadence.accounts;

import java.util.UUID;

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
class DisablementController {

    private final PeopleDesk desk;

    DisablementController(PeopleDesk desk) {
        this.desk = desk;
    }

    @PutMapping
    @ForAdmins
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disable(@AuthenticationPrincipal Caller.Admin admin, @PathVariable UUID id) {
        desk.disable(admin, new AccountId(id));
    }

    @DeleteMapping
    @ForAdmins
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void enable(@PathVariable UUID id) {
        desk.enable(new AccountId(id));
    }

}
