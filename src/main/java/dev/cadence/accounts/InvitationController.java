package dev.cadence.accounts;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

import dev.cadence.shared.InSteps;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import static java.util.Objects.requireNonNull;

@RestController
@RequestMapping("/v1/invitations")
@Tag(name = "Invitations", description = "Owners invite members to their company, admins invite admins.")
class InvitationController {

    private final InvitationDesk desk;

    private final Throttle throttle;

    InvitationController(InvitationDesk desk, Throttle throttle) {
        this.desk = desk;
        this.throttle = throttle;
    }

    @PostMapping
    @ForOwnersAndAdmins(Scope.IN_PERSON)
    @ResponseStatus(HttpStatus.CREATED)
    @InSteps("counts the letter, whatever becomes of it")
    @Operation(operationId = "invite", summary = "Have a code sent with which somebody can join")
    @Refuses("503 limits-unavailable")
    ResponseEntity<InvitationView> invite(@AuthenticationPrincipal Caller caller,
            @Valid @RequestBody InvitationRequest request, HttpServletRequest from) {
        throttle.letter(request.email(), Origin.of(from));
        var invitation = desk.invite(caller, request.email());
        return ResponseEntity.created(URI.create("/v1/invitations/" + invitation.id()))
            .body(InvitationView.of(invitation));
    }

    @GetMapping
    @ForOwnersAndAdmins(Scope.IN_PERSON)
    @Operation(operationId = "listInvitations", summary = "List invitations that can still be accepted, newest first")
    Page<InvitationView> list(@AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = Page.NEWEST) UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        return desk.open(caller, cursor, limit).map(InvitationView::of);
    }

    @GetMapping("/{id}")
    @ForOwnersAndAdmins(Scope.IN_PERSON)
    @FoundBy(Circle.HOLDER)
    @Operation(operationId = "readInvitation", summary = "Read an invitation that can still be accepted")
    @Refuses("404 invitation-not-found")
    InvitationView find(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return InvitationView.of(desk.find(caller, id));
    }

    @DeleteMapping("/{id}")
    @ForOwnersAndAdmins(Scope.IN_PERSON)
    @FoundBy(Circle.HOLDER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "withdrawInvitation", summary = "Take an invitation back; twice does no harm")
    @Refuses("404 invitation-not-found")
    void withdraw(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        desk.withdraw(caller, id);
    }

    record InvitationRequest(@EmailAddress String email) {

        InvitationRequest {
            if (email != null) {
                email = Account.address(email);
            }
        }

    }

    @Schema(name = "Invitation")
    record InvitationView(UUID id, String email, Role role, @Nullable UUID companyId, UUID invitedBy,
            Instant expiresAt) {

        static InvitationView of(MailedCode code) {
            var company = code.company();
            return new InvitationView(code.id(), code.email(), requireNonNull(code.role()),
                    company == null ? null : company.value(), requireNonNull(code.invitedBy()).value(),
                    code.expiresAt());
        }

    }

}
