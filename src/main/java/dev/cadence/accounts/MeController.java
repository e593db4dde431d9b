package dev.cadence.accounts;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/me")
class MeController {

    private final PeopleDesk desk;

    MeController(PeopleDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @ForSignedIn
    AccountView me(@AuthenticationPrincipal Caller caller) {
        return AccountView.of(desk.account(caller.account()));
    }

}
