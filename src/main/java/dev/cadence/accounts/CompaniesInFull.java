package dev.cadence.accounts;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cadence.accounts.CompanyController.CompanyView;

import org.springframework.stereotype.Component;

/// Shows companies wherever their ids are: to their founders and to admins.
@Component
class CompaniesInFull implements Expandable {

    private final CompanyDesk desk;

    CompaniesInFull(CompanyDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return "company";
    }

    @Override
    public Class<CompanyView> form() {
        return CompanyView.class;
    }

    @Override
    public Scope scope() {
        return Scope.ACCOUNT_READ;
    }

    @Override
    public Map<UUID, CompanyView> seenBy(Caller caller, Set<UUID> ids) {
        return desk.companies(caller, ids.stream().map(CompanyId::new).toList())
            .stream()
            .map(CompanyView::of)
            .collect(Collectors.toMap(CompanyView::id, view -> view));
    }

}
