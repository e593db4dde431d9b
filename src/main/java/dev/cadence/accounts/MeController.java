package dev.cadence.accounts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/me")
@Tag(name = "Accounts", description = "People, and whether they may come in.")
class MeController {

    private final PeopleDesk desk;

    MeController(PeopleDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @ForSignedIn(Scope.ACCOUNT_READ)
    @Operation(operationId = "readMe", summary = "Read who the caller is")
    AccountView me(@AuthenticationPrincipal Caller caller) {
        return AccountView.of(desk.account(caller.account()));
    }

}
