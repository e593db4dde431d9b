package dev.cadence.accounts;

import io.swagger.v3.oas.annotations.Hidden;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where letters are turned off by their own address: by mail programs, which send a form as RFC 8058 has it, and by
/// people who follow it, who are asked first, because programs that look through letters follow addresses too. It is no
/// operation of the API. Whoever has the address may do this, and nothing else.
@RestController
@Hidden
@RequestMapping(path = UnsubscriptionController.PATH, produces = MediaType.TEXT_HTML_VALUE)
class UnsubscriptionController {

    static final String PATH = "/v1/mail-preferences/unsubscription";

    private final MailSubscriptions subscriptions;

    private final MailPreferenceDesk desk;

    private final UnsubscriptionPage page;

    UnsubscriptionController(MailSubscriptions subscriptions, MailPreferenceDesk desk, UnsubscriptionPage page) {
        this.subscriptions = subscriptions;
        this.desk = desk;
        this.page = page;
    }

    @GetMapping
    @ForEveryone
    ResponseEntity<String> ask(@RequestParam(defaultValue = "") String token) {
        return subscriptions.read(token).map(page::ask).orElseGet(page::unknown);
    }

    /// @param oneClick what mail programs say, in a form of either kind, of which only
    /// one can be read here; the address
    /// says it all
    @PostMapping(consumes = { MediaType.APPLICATION_FORM_URLENCODED_VALUE, MediaType.MULTIPART_FORM_DATA_VALUE })
    @ForEveryone
    ResponseEntity<String> turnOff(@RequestParam(defaultValue = "") String token,
            @RequestParam(name = "List-Unsubscribe", defaultValue = "") String oneClick) {
        var subscription = subscriptions.read(token);
        subscription.ifPresent(desk::turnOff);
        return subscription.map(page::done).orElseGet(page::unknown);
    }

}
