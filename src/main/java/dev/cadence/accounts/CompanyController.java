package dev.cadence.accounts;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/companies")
@Tag(name = "Companies", description = "Whom founders act for.")
class CompanyController {

    private final People people;

    private final PeopleDesk desk;

    CompanyController(People people, PeopleDesk desk) {
        this.people = people;
        this.desk = desk;
    }

    @PostMapping
    @ForAdmins
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "addCompany", summary = "Add a company together with its first founder")
    @Refuses({ "409 email-taken", "503 too-busy" })
    ResponseEntity<CompanyView> add(@AuthenticationPrincipal Caller.Admin admin,
            @Valid @RequestBody CompanyRequest request) {
        var founder = people.addCompany(request.name().strip(), request.founder());
        return ResponseEntity.created(URI.create("/v1/companies/" + founder.company().value()))
            .body(CompanyView.of(desk.company(admin, founder.company())));
    }

    @GetMapping("/{id}")
    @ForSignedIn
    @Operation(operationId = "readCompany", summary = "Read about a company: its founders their own, admins any")
    @Refuses("404 company-not-found")
    CompanyView company(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return CompanyView.of(desk.company(caller, new CompanyId(id)));
    }

    record CompanyRequest(@OneLine @Schema(example = "Acme") String name, @NotNull @Valid NewPerson founder) {
    }

    @Schema(name = "Company")
    record CompanyView(UUID id, String name, Instant createdAt) {

        static CompanyView of(Company company) {
            return new CompanyView(company.id().value(), company.name(), company.createdAt());
        }

    }

}
