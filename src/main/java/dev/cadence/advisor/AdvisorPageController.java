package dev.cadence.advisor;

import dev.cadence.accounts.ForEveryone;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The page on which people ask. It is no operation of the API: it knows nobody, sets no cookie and does nothing for anybody
/// who is signed in, so a form that another site sends here gains that site nothing.
@RestController
@Hidden
@RequestMapping(path = "/advisor", produces = MediaType.TEXT_HTML_VALUE)
class AdvisorPageController {

    private final AdviceDesk desk;

    private final AdvisorPage page;

    AdvisorPageController(AdviceDesk desk, AdvisorPage page) {
        this.desk = desk;
        this.page = page;
    }

    @GetMapping
    @ForEveryone
    ResponseEntity<String> form() {
        return page.empty();
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @ForEveryone
    ResponseEntity<String> advise(HttpServletRequest request, @RequestParam(defaultValue = "") String paragraph) {
        var asked = AskedParagraph.sent(paragraph);
        return asked.fault() != null ? page.refused(asked)
                : page.answer(asked, desk.advise(null, request.getRemoteAddr(), asked.text()));
    }

}
