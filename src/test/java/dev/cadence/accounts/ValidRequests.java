package dev.cadence.accounts;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import dev.cadence.accounts.AuthorizationTable.Row;
import dev.cadence.simulator.WebhookSignature;
import dev.cadence.testing.Api;
import dev.cadence.testing.Cast;
import dev.cadence.testing.TestInfrastructure;
import dev.cadence.testing.Vetting;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import static java.util.Map.entry;

/// For every operation a request with which nothing is wrong, so that only who makes it decides. `self` is who makes it
/// and to whom it refers, where it refers to the caller; the company, its booking and its people are the world's.
final class ValidRequests {

    private static final Map<String, Object> NINE_TO_FIVE = Map.of("from", "09:00", "until", "17:00");

    private static final Map<String, Object> AVAILABILITY = Map.of("timeZone", "Europe/Lisbon", "workingHours",
            NINE_TO_FIVE, "capacityHours", 20, "availableFrom", "2026-03-03T00:00:00Z", "blockedPeriods", List.of());

    private static final Map<String, Object> INTRODUCTION = Map.of("name", "Ada", "headline", "Computes", "biography",
            "", "location", "", "links", List.of(), "timeZone", "Europe/Lisbon", "workingHours", NINE_TO_FIVE, "skills",
            List.of(Map.of("skill", "Go", "years", 3)));

    private static final Map<String, Maker> MAKERS = Map.ofEntries(
            entry("acceptBooking", (world, self) -> about(world.request().id())),
            entry("beginAuthenticator", (world, self) -> with(proof())),
            entry("beginCardSetup", (world, self) -> about()), entry("browseEngineers", (world, self) -> about()),
            entry("beginExternalSignIn",
                    (world, self) -> with(Map.of("provider", "none")).butRefused("identity-provider-not-found")),
            entry("cancelBooking",
                    (world, self) -> about(world.trial().id()).and(Map.of("immediately", false, "privateReason", "x"))),
            entry("changeEmail", (world, self) -> with(Map.of("code", world.emailChangeCode(self)))),
            entry("changeMyAvailability", (world, self) -> with(AVAILABILITY).butRefused("engineer-not-found")),
            entry("changeMyProfile", (world, self) -> with(INTRODUCTION).butRefused("engineer-not-found")),
            entry("chooseMailPreferences", (world, self) -> with(Map.of("kinds", List.of()))),
            entry("changePassword",
                    (world, self) -> with(Map.of("present", Cast.PASSWORD, "next", "another " + self.email()))),
            entry("closeCompany", (world, self) -> about(world.company())),
            entry("confirmAuthenticator", (world, self) -> with(Map.of("code", self.firstCode()))),
            entry("declineBooking", (world, self) -> about(world.request().id())),
            entry("disableAccount", (world, self) -> about(world.account(Visitor.MEMBER))),
            entry("enableAccount", (world, self) -> about(world.account(Visitor.MEMBER))),
            entry("endOtherSessions", (world, self) -> about()),
            entry("endSession", (world, self) -> about(self.sessionId())),
            entry("enterCompany", (world, self) -> with(Map.of("code", world.invitationCode()))),
            entry("eraseAccount", (world, self) -> about(world.account(Visitor.MEMBER))),
            entry("eraseMe", (world, self) -> with(proof())), entry("exportPersonalData", (world, self) -> about()),
            entry("exportDecisions", (world, self) -> about()),
            entry("foundCompany", (world, self) -> with(Map.of("name", "Acme"))),
            entry("giveSecondFactor", (world, self) -> with(Map.of("code", self.recoveryCodes().getFirst()))),
            entry("handOverCompany",
                    (world, self) -> about(world.company()).and(Map.of("accountId", world.account(Visitor.MEMBER)))),
            entry("invite", (world, self) -> with(Map.of("email", world.newAddress()))),
            entry("issueApiKey",
                    (world, self) -> with(Map.of("name", "Deploy script", "scopes", List.of("account:read")))),
            entry("listApiKeys", (world, self) -> about()), entry("listBookings", (world, self) -> about()),
            entry("listCards", (world, self) -> about()),
            entry("listCharges", (world, self) -> about(world.ending().id())),
            entry("listEarnings", (world, self) -> about()), entry("listInvitations", (world, self) -> about()),
            entry("listExternalIdentities", (world, self) -> about()),
            entry("listIdentityProviders", (world, self) -> about()),
            entry("listMembers", (world, self) -> about(world.company())),
            entry("listSessions", (world, self) -> about()), entry("listSkills", (world, self) -> about()),
            entry("openAccount",
                    (world, self) -> with(
                            Map.of("code", world.registrationCode(), "name", "Ada King", "password", Cast.PASSWORD))),
            entry("proveLedger", (world, self) -> about()), entry("readApiKey", (world, self) -> about(self.keyId())),
            entry("readAuditTrail", (world, self) -> about()),
            entry("readBooking", (world, self) -> about(world.trial().id())),
            entry("readCardSetup", (world, self) -> about(world.cardSetup())),
            entry("readCompany", (world, self) -> about(world.company())),
            entry("readInvitation", (world, self) -> about(world.invitationOf(self))),
            entry("readMember", (world, self) -> about(world.company(), world.account(Visitor.MEMBER))),
            entry("readOwner", (world, self) -> about(world.company())),
            entry("readEngineer", (world, self) -> about(world.engineerId())),
            entry("readMe", (world, self) -> about()), entry("readMailPreferences", (world, self) -> about()),
            entry("readMyAvailability", (world, self) -> about().butRefused("engineer-not-found")),
            entry("readMyProfile", (world, self) -> about().butRefused("engineer-not-found")),
            entry("reinstateEngineer", (world, self) -> about(world.engineerId())),
            entry("suspendEngineer", (world, self) -> about(world.engineerId()).and(Map.of("reason", "Rude"))),
            entry("countEngineers", (world, self) -> about()),
            entry("readProblem", (world, self) -> about("forbidden")),
            entry("receiveStripeNotice", (world, self) -> notice(world)),
            entry("register", (world, self) -> with(Map.of("email", world.newAddress(), "role", "FOUNDER"))),
            entry("removeAuthenticator", (world, self) -> {
                self.recoveryCodes();
                return with(proof());
            }), entry("removeAuthenticatorOf", (world, self) -> about(world.account(Visitor.MEMBER))),
            entry("removeExternalIdentity", (world, self) -> about(world.externalIdentityOf(self))),
            entry("removeMember", (world, self) -> about(world.company(), world.account(Visitor.MEMBER))),
            entry("renameCompany", (world, self) -> about(world.company()).and(Map.of("name", "Acme"))),
            entry("renewRecoveryCodes", (world, self) -> {
                self.recoveryCodes();
                return with(proof());
            }), entry("requestBooking", (world, self) -> with(Map.of("engineerId", world.bookableFor(self)))),
            entry("requestEmailChange",
                    (world, self) -> with(Map.of("email", world.newAddress(), "password", Cast.PASSWORD))),
            entry("requestPasswordReset", (world, self) -> with(Map.of("email", self.email()))),
            entry("resetPassword",
                    (world, self) -> with(
                            Map.of("code", world.passwordResetCode(self), "password", "another " + self.email()))),
            entry("removeFromBooking",
                    (world, self) -> about(world.trial().id()).and(Map.of("cause", "NO_SHOW")).onlyIfMatch("*")),
            entry("resignFromBooking", (world, self) -> about(world.trial().id()).and(Map.of("immediately", true))),
            entry("revokeApiKey", (world, self) -> about(self.keyId())),
            entry("rotateApiKey", (world, self) -> about(self.keyId()).and(Map.of("overlapHours", 1))),
            entry("signIn", (world, self) -> with(Map.of("email", self.email(), "password", Cast.PASSWORD))),
            entry("signInExternally",
                    (world, self) -> with(Map.of("attempt", "none", "code", "none", "state", "none"))
                        .butRefused("identity-refused")),
            entry("signOut", (world, self) -> about()), entry("sumUpDecisions", (world, self) -> about()),
            entry("takeCancellationBack", (world, self) -> about(world.ending().id())),
            entry("withdrawBooking", (world, self) -> about(world.request().id())),
            entry("withdrawInvitation", (world, self) -> about(world.invitationOf(self))));

    private ValidRequests() {
    }

    static ValidRequest to(Row row, VisitedWorld world, VisitingPerson self) {
        return Stream
            .of(MAKERS, VettingRequests.MAKERS, ReconciliationRequests.MAKERS, RefundRequests.MAKERS,
                    PayoutRequests.MAKERS, StripeRequests.MAKERS, BillingRequests.MAKERS, MoneyRequests.MAKERS,
                    RatingRequests.MAKERS, MatchingRequests.MAKERS, NoticeRequests.MAKERS, DeliveryRequests.MAKERS,
                    OperationRequests.MAKERS, AdviceRequests.MAKERS)
            .flatMap(makers -> Stream.ofNullable(makers.get(row.id())))
            .findFirst()
            .orElseThrow(() -> new AssertionError(
                    """
                            ValidRequests has no request to %s. Add entry("%s", (world, self) -> …): about(…) takes what stands for \
                            the variables of the path, in their order, with(…) or .and(…) the body."""
                        .formatted(row, row.id())))
            .make(world, self);
    }

    static ValidRequest about(Object... names) {
        return new ValidRequest(List.of(names), null, Map.of(), "");
    }

    static ValidRequest with(Object body) {
        return about().and(body);
    }

    private static Map<String, String> proof() {
        return Map.of("password", Cast.PASSWORD);
    }

    private static ValidRequest notice(VisitedWorld world) {
        var body = "{\"id\":\"evt_%s\",\"type\":\"customer.created\"}".formatted(UUID.randomUUID());
        var signature = WebhookSignature.header(TestInfrastructure.WEBHOOK_SECRET, world.clock().instant(), body);
        return new ValidRequest(List.of(), body, Map.of("Stripe-Signature", signature), "");
    }

    /// @param names what stands for the variables of the path, in their order
    /// @param refusal the problem that those who may call the operation are answered, in
    /// an installation that lacks what
    /// it takes; empty where they are answered well
    record ValidRequest(List<Object> names, @Nullable String body, Map<String, String> headers, String refusal) {

        private static final JsonMapper JSON = new JsonMapper();

        ValidRequest and(Object content) {
            return new ValidRequest(names, JSON.writeValueAsString(content), headers, refusal);
        }

        ValidRequest onlyIfMatch(String tag) {
            return new ValidRequest(names, body, Map.of("If-Match", tag), refusal);
        }

        ValidRequest butRefused(String code) {
            return new ValidRequest(names, body, headers, code);
        }

        Api.Answer send(Api caller, Row row) {
            var path = row.path();
            for (var name : names) {
                path = path.replaceFirst("\\{[^}]*}", name.toString());
            }
            var sender = caller;
            for (var header : headers.entrySet()) {
                sender = sender.with(header.getKey(), header.getValue());
            }
            return sender.send(row.method(), path, body);
        }

    }

    interface Maker {

        ValidRequest make(VisitedWorld world, VisitingPerson self);

    }

}
