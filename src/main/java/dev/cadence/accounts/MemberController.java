package dev.cadence.accounts;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.shared.AlsoSeenAt;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import static java.util.Objects.requireNonNull;

@RestController
@Tag(name = "Members", description = "The founders of a company: one owns it, others are members.")
class MemberController {

    private final CompanyDesk desk;

    private final CodeDesk codes;

    MemberController(CompanyDesk desk, CodeDesk codes) {
        this.desk = desk;
        this.codes = codes;
    }

    @GetMapping("/v1/companies/{id}/members")
    @ForSignedIn(Scope.ACCOUNT_READ)
    @FoundBy(Circle.COMPANY)
    @Operation(operationId = "listMembers", summary = "List who belongs to a company, newest account first")
    @Refuses("404 company-not-found")
    Page<MemberView> list(@AuthenticationPrincipal Caller caller, @PathVariable UUID id,
            @RequestParam(defaultValue = Page.NEWEST) UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        return desk.members(caller, new CompanyId(id), cursor, limit).map(MemberView::of);
    }

    @GetMapping("/v1/companies/{id}/members/{account}")
    @ForSignedIn(Scope.ACCOUNT_READ)
    @FoundBy(Circle.COMPANY)
    @Operation(operationId = "readMember", summary = "Read about one who belongs to a company")
    @Refuses({ "404 company-not-found", "404 member-not-found" })
    MemberView find(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @PathVariable UUID account) {
        return MemberView.of(desk.member(caller, new CompanyId(id), new AccountId(account)));
    }

    @DeleteMapping("/v1/companies/{id}/members/{account}")
    @ForSignedIn(Scope.IN_PERSON)
    @FoundBy(Circle.COMPANY)
    @AlsoSeenAt("/v1/companies/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeMember",
            summary = "Leave, or as owner or admin remove another: access and keys end at once")
    @Refuses({ "404 company-not-found", "404 member-not-found", "409 owner-stays" })
    void remove(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @PathVariable UUID account) {
        desk.remove(caller, new CompanyId(id), new AccountId(account));
    }

    @GetMapping("/v1/companies/{id}/owner")
    @ForSignedIn(Scope.ACCOUNT_READ)
    @FoundBy(Circle.COMPANY)
    @Operation(operationId = "readOwner", summary = "Read who owns a company")
    @Refuses({ "404 company-not-found", "404 owner-not-found" })
    MemberView owner(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return MemberView.of(desk.owner(caller, new CompanyId(id)));
    }

    @PutMapping("/v1/companies/{id}/owner")
    @ForOwnersAndAdmins(Scope.IN_PERSON)
    @FoundBy(Circle.COMPANY)
    @AlsoSeenAt("/v1/companies/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "handOverCompany", summary = "Make another member the owner, and the owner a member")
    @Refuses({ "404 company-not-found", "404 member-not-found" })
    void handOver(@AuthenticationPrincipal Caller caller, @PathVariable UUID id,
            @Valid @RequestBody Successor successor) {
        desk.handOver(caller, new CompanyId(id), new AccountId(successor.accountId()));
    }

    @PutMapping("/v1/me/company")
    @ForUnaffiliated(Scope.IN_PERSON)
    @Operation(operationId = "enterCompany", summary = "Enter a company with the code of its invitation")
    @Refuses({ "422 unknown-code", "409 has-a-company" })
    AccountView enter(@AuthenticationPrincipal Caller.Unaffiliated founder, @Valid @RequestBody Invited invited) {
        return AccountView.of(codes.join(founder.account(), Secret.code(Secret.Kind.REGISTRATION, invited.code())));
    }

    record Successor(@NotNull UUID accountId) {
    }

    record Invited(@Schema(description = "From the letter.") @NotNull String code) {

        @Override
        public String toString() {
            return "Invited";
        }

    }

    @Schema(name = "Member")
    record MemberView(UUID accountId, String name, String email, Standing standing, Instant since) {

        static MemberView of(Account account) {
            var membership = requireNonNull(account.membership());
            return new MemberView(account.id().value(), account.name(), account.email(), membership.standing(),
                    membership.since());
        }

    }

}
