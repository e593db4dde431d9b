package dev.cadence.billing;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.People;
import dev.cadence.mail.Letter;
import dev.cadence.mail.Mailer;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where admins follow disputes.
@Service
@Transactional
class DisputeDesk {

    private final Disputes disputes;

    private final People people;

    private final Mailer mailer;

    DisputeDesk(Disputes disputes, People people, Mailer mailer) {
        this.disputes = disputes;
        this.people = people;
        this.mailer = mailer;
    }

    @Transactional(readOnly = true)
    DisputeView find(UUID id) {
        return disputes.findById(id).orElseThrow(() -> notFound(id)).view();
    }

    @Transactional(readOnly = true)
    Page<DisputeView> list(@Nullable Set<Dispute.Stage> stages, UUID before, int limit) {
        var asked = stages == null || stages.isEmpty() ? EnumSet.allOf(Dispute.Stage.class) : stages;
        return Page.of(disputes.of(asked, before, Limit.of(limit + 1)), limit, dispute -> dispute.id().toString())
            .map(Dispute::view);
    }

    DisputeView annotate(Caller.Admin admin, UUID id, String note) {
        var dispute = disputes.lock(id).orElseThrow(() -> notFound(id));
        dispute.annotate(note, admin.account().value());
        return disputes.save(dispute).view();
    }

    /// Nothing about a dispute that is closed by now, and nothing that is no news any
    /// more.
    @Transactional(readOnly = true)
    Optional<Letter> letter(DisputeToSee opened) {
        var dispute = disputes.findById(opened.dispute()).orElseThrow();
        if (!dispute.open() || !mailer.isNews(opened.at())) {
            return Optional.empty();
        }
        return people.contact(opened.admin())
            .map(admin -> new Letter(admin.email(),
                    "A bank %s a charge".formatted(dispute.inquiry() ? "asks about" : "disputes"),
                    """
                            Hello %s,

                            %s a charge of a week of booking %s: %s.
                            If the booking goes on, work pauses until the bank has decided. The evidence is put together and submitted
                            by itself; until then you can add a note to it. It is dispute %s.
                            """
                        .formatted(admin.name(),
                                dispute.inquiry() ? "a company's bank asks about" : "a company's bank disputes",
                                dispute.booking().value(), dispute.reason().replace('_', ' '), dispute.id())));
    }

    private static Refusal notFound(UUID id) {
        return Refusal.notFound("dispute-not-found", "dispute " + id);
    }

}
