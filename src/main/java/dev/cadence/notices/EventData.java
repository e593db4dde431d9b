package dev.cadence.notices;

import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What an event is about: ids by which it can be looked up, and nothing that those who may know of the event may not
/// all see. What became of it is asked for, and then it is as of that moment.
///
/// @param week which of the booking's
@Schema(description = "Ids of what it is about, by which it can be looked up; those that apply.")
record EventData(@Nullable UUID bookingId, @Nullable Integer week, @Nullable UUID chargeId, @Nullable UUID refundId,
        @Nullable UUID disputeId, @Nullable UUID payoutId, @Nullable UUID applicationId, @Nullable UUID interviewId,
        @Nullable UUID briefId, @Nullable UUID shortlistId, @Nullable UUID webhookEndpointId, @Nullable UUID companyId,
        @Nullable UUID engineerId) {

    private static final EventData NOTHING = new EventData(null, null, null, null, null, null, null, null, null, null,
            null, null, null);

    static EventData none() {
        return NOTHING;
    }

    static EventData booking(UUID booking, @Nullable Integer week) {
        return new EventData(booking, week, null, null, null, null, null, null, null, null, null, null, null);
    }

    static EventData charge(UUID charge, UUID booking, int week) {
        return new EventData(booking, week, charge, null, null, null, null, null, null, null, null, null, null);
    }

    static EventData payout(@Nullable UUID payout) {
        return new EventData(null, null, null, null, null, payout, null, null, null, null, null, null, null);
    }

    static EventData application(UUID application, @Nullable UUID interview) {
        return new EventData(null, null, null, null, null, null, application, interview, null, null, null, null, null);
    }

    static EventData brief(UUID brief, @Nullable UUID shortlist) {
        return new EventData(null, null, null, null, null, null, null, null, brief, shortlist, null, null, null);
    }

    static EventData webhook(UUID endpoint) {
        return new EventData(null, null, null, null, null, null, null, null, null, null, endpoint, null, null);
    }

    EventData refund(UUID refund) {
        return new EventData(bookingId, week, chargeId, refund, disputeId, payoutId, applicationId, interviewId,
                briefId, shortlistId, webhookEndpointId, companyId, engineerId);
    }

    EventData dispute(UUID dispute) {
        return new EventData(bookingId, week, chargeId, refundId, dispute, payoutId, applicationId, interviewId,
                briefId, shortlistId, webhookEndpointId, companyId, engineerId);
    }

    EventData ofCompany(UUID company) {
        return new EventData(bookingId, week, chargeId, refundId, disputeId, payoutId, applicationId, interviewId,
                briefId, shortlistId, webhookEndpointId, company, engineerId);
    }

    EventData ofEngineer(UUID engineer) {
        return new EventData(bookingId, week, chargeId, refundId, disputeId, payoutId, applicationId, interviewId,
                briefId, shortlistId, webhookEndpointId, companyId, engineer);
    }

}
