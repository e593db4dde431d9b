package dev.cadence.stripe;

import dev.cadence.shared.Page;
import dev.cadence.shared.Refusal;
import dev.cadence.stripe.NoticeController.NoticeView;
import dev.cadence.stripe.NoticeController.OpenStage;
import dev.cadence.stripe.WebhookInbox.Stage;
import dev.cadence.stripe.WebhookInbox.Waiting;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows admins which of Stripe's notices nobody could deal with, and lets them have it tried again.
@Service
@Transactional
class NoticeDesk {

    private final WebhookInbox inbox;

    NoticeDesk(WebhookInbox inbox) {
        this.inbox = inbox;
    }

    @Transactional(readOnly = true)
    Page<NoticeView> list(OpenStage stage, String after, int limit) {
        var found = inbox.waiting(Stage.valueOf(stage.name()), after, limit + 1);
        return Page.of(found, limit, Waiting::eventRef).map(NoticeDesk::view);
    }

    void retry(String eventRef) {
        if (inbox.stage(eventRef).isEmpty()) {
            throw Refusal.notFound("notice-not-found", "notice " + eventRef);
        }
        if (!inbox.retry(eventRef)) {
            throw Refusal.conflict("notice-not-given-up", "The notice was not given up.");
        }
    }

    private static NoticeView view(Waiting notice) {
        return new NoticeView(notice.eventRef(), notice.type(), notice.objectRef(),
                OpenStage.valueOf(notice.stage().name()), notice.attempts(), notice.receivedAt(), notice.dueAt());
    }

}
