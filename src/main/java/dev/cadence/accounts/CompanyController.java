package dev.cadence.accounts;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/companies")
@Tag(name = "Companies", description = "Whom founders act for.")
class CompanyController {

    private final CompanyDesk desk;

    CompanyController(CompanyDesk desk) {
        this.desk = desk;
    }

    @PostMapping
    @ForUnaffiliated(Scope.IN_PERSON)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "foundCompany", summary = "Make a company and own it")
    @Refuses("409 has-a-company")
    ResponseEntity<CompanyView> found(@AuthenticationPrincipal Caller.Unaffiliated founder,
            @Valid @RequestBody CompanyRequest request) {
        var company = desk.found(founder, request.name());
        return ResponseEntity.created(URI.create("/v1/companies/" + company.id().value()))
            .body(CompanyView.of(company));
    }

    @GetMapping("/{id}")
    @ForSignedIn(Scope.ACCOUNT_READ)
    @FoundBy(Circle.COMPANY)
    @Operation(operationId = "readCompany", summary = "Read about a company: its founders their own, admins any")
    @Refuses("404 company-not-found")
    CompanyView company(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return CompanyView.of(desk.company(caller, new CompanyId(id)));
    }

    @PutMapping("/{id}/name")
    @ForOwners(Scope.IN_PERSON)
    @FoundBy(Circle.COMPANY)
    @Operation(operationId = "renameCompany", summary = "Give the company another name")
    @Refuses("404 company-not-found")
    CompanyView rename(@AuthenticationPrincipal Caller.Founder owner, @PathVariable UUID id,
            @Valid @RequestBody CompanyRequest request) {
        return CompanyView.of(desk.rename(owner, new CompanyId(id), request.name()));
    }

    @PutMapping("/{id}/closure")
    @ForOwners(Scope.IN_PERSON)
    @FoundBy(Circle.COMPANY)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "closeCompany",
            summary = "Close the company, which nobody else belongs to and which owes nothing")
    @Refuses({ "404 company-not-found", "409 company-has-members", "409 bookings-live" })
    void close(@AuthenticationPrincipal Caller.Founder owner, @PathVariable UUID id) {
        desk.close(owner, new CompanyId(id));
    }

    record CompanyRequest(@OneLine @Schema(example = "Acme") String name) {

        CompanyRequest {
            if (name != null) {
                name = name.strip();
            }
        }

    }

    @Schema(name = "Company")
    record CompanyView(UUID id, String name, Instant createdAt, @Nullable Instant closedAt) {

        static CompanyView of(Company company) {
            return new CompanyView(company.id().value(), company.name(), company.createdAt(), company.closedAt());
        }

    }

}
