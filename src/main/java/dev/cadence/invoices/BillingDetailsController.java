package dev.cadence.invoices;

import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Circle;
import dev.cadence.accounts.CompanyId;
import dev.cadence.accounts.ForFoundersAndAdmins;
import dev.cadence.accounts.ForOwners;
import dev.cadence.accounts.FoundBy;
import dev.cadence.accounts.Scope;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/companies/{id}/billing-details")
@Tag(name = "Invoices")
class BillingDetailsController {

    private final BillingDetailsDesk desk;

    BillingDetailsController(BillingDetailsDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @ForFoundersAndAdmins(Scope.BILLING_READ)
    @FoundBy(Circle.COMPANY)
    @Operation(operationId = "readBillingDetails", summary = "Read whom the company's invoices are made out to")
    @Refuses({ "404 company-not-found", "404 billing-details-not-found" })
    BillingDetails read(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return desk.of(caller, new CompanyId(id));
    }

    @PutMapping
    @ForOwners(Scope.BILLING_WRITE)
    @FoundBy(Circle.COMPANY)
    @Operation(operationId = "writeBillingDetails",
            summary = "Say whom the company's invoices are made out to, from the next one on")
    @Refuses("404 company-not-found")
    BillingDetails write(@AuthenticationPrincipal Caller.Founder owner, @PathVariable UUID id,
            @Valid @RequestBody BillingDetails details) {
        return desk.write(owner, new CompanyId(id), details);
    }

}
