package dev.cadence.accounts;

import java.time.Instant;
import java.util.stream.Stream;

import io.swagger.v3.oas.annotations.media.Schema;

import org.springframework.stereotype.Component;

/// By which identities of other providers people sign in. Erased, nobody knows them any more.
@Component
class ExternalIdentityRecords implements PersonalData {

    private final ExternalIdentities identities;

    ExternalIdentityRecords(ExternalIdentities identities) {
        this.identities = identities;
    }

    @Override
    public String section() {
        return "externalIdentities";
    }

    @Override
    public Class<? extends Record> form() {
        return ExternalIdentityRecord.class;
    }

    @Override
    public Stream<? extends Record> about(Caller person) {
        return identities.findByAccountOrderByIdDesc(person.account()).stream().map(ExternalIdentityRecord::of);
    }

    @Override
    public void erase(Caller person) {
        identities.deleteByAccount(person.account());
    }

    @Schema(name = "ExternalIdentityRecord")
    record ExternalIdentityRecord(String issuer, String subject, Instant linkedAt) {

        static ExternalIdentityRecord of(ExternalIdentity identity) {
            return new ExternalIdentityRecord(identity.issuer(), identity.subject(), identity.linkedAt());
        }

    }

}
