package dev.cadence.delivery;

import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Circle;
import dev.cadence.accounts.ForFounders;
import dev.cadence.accounts.ForSignedIn;
import dev.cadence.accounts.FoundBy;
import dev.cadence.accounts.Scope;
import dev.cadence.bookings.BookingId;
import dev.cadence.delivery.RepositoryDesk.RepositoryName;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/bookings/{id}/repository")
@Tag(name = "Delivery", description = "From brief to first commit, and day by day.")
class RepositoryController {

    private final RepositoryDesk desk;

    RepositoryController(RepositoryDesk desk) {
        this.desk = desk;
    }

    @PutMapping
    @ForFounders(Scope.BOOKINGS_WRITE)
    @FoundBy(Circle.COMPANY)
    @Operation(operationId = "linkRepository",
            summary = "Say which repository the work goes to; the webhook's secret is shown in this answer only")
    @Refuses({ "404 booking-not-found", "409 booking-is-over" })
    RepositoryView link(@AuthenticationPrincipal Caller.Founder founder, @PathVariable UUID id,
            @Valid @RequestBody RepositoryName name) {
        return desk.link(founder, new BookingId(id), name.repository());
    }

    @GetMapping
    @ForSignedIn(Scope.BOOKINGS_READ)
    @FoundBy(Circle.PARTIES)
    @Operation(operationId = "readRepository",
            summary = "Read which repository is linked, and what GitHub said of it last")
    @Refuses({ "404 booking-not-found", "404 repository-not-linked" })
    RepositoryView find(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return desk.find(caller, new BookingId(id));
    }

    @DeleteMapping
    @ForFounders(Scope.BOOKINGS_WRITE)
    @FoundBy(Circle.COMPANY)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "unlinkRepository",
            summary = "Let GitHub's notices in no longer; twice does no harm, and a first commit on record stays")
    @Refuses("404 booking-not-found")
    void unlink(@AuthenticationPrincipal Caller.Founder founder, @PathVariable UUID id) {
        desk.unlink(founder, new BookingId(id));
    }

    @PutMapping("/secret")
    @ForFounders(Scope.BOOKINGS_WRITE)
    @FoundBy(Circle.COMPANY)
    @Operation(operationId = "rotateRepositorySecret",
            summary = "Get another secret, shown in this answer only; the one before works for another day")
    @Refuses({ "404 booking-not-found", "404 repository-not-linked", "409 booking-is-over" })
    RepositoryView rotate(@AuthenticationPrincipal Caller.Founder founder, @PathVariable UUID id) {
        return desk.rotate(founder, new BookingId(id));
    }

}
