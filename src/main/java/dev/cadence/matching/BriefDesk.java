package dev.cadence.matching;

import java.util.List;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.CompanyId;
import dev.cadence.matching.BriefController.SkillsRequest;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refusal;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where founders hand in what they need, and look at it again.
@Service
@Transactional
class BriefDesk {

    private final Briefs briefs;

    private final BriefBook book;

    BriefDesk(Briefs briefs, BriefBook book) {
        this.briefs = briefs;
        this.book = book;
    }

    BriefView submit(Caller.Founder founder, BriefForm form) {
        return BriefView.of(briefs.write(founder, form));
    }

    BriefView correct(Caller.Founder founder, BriefId id, SkillsRequest needed) {
        return BriefView.of(briefs.correct(founder, id, needed.required(), needed.niceToHave()));
    }

    @Transactional(readOnly = true)
    BriefView find(Caller caller, BriefId id) {
        return BriefView.of(require(caller, id));
    }

    /// @throws Refusal `brief-not-found`
    @Transactional(readOnly = true)
    Brief require(Caller caller, BriefId id) {
        return book.of(id).filter(brief -> isVisible(brief.company(), caller)).orElseThrow(() -> notFound(id));
    }

    @Transactional(readOnly = true)
    Page<BriefView> list(Caller caller, UUID before, int limit) {
        var found = switch (caller) {
            case Caller.Founder founder -> book.ofCompany(founder.company(), before, limit + 1);
            case Caller.Unaffiliated _, Caller.Engineer _ -> List.<Brief>of();
            case Caller.Admin _ -> book.ofEveryone(before, limit + 1);
        };
        return Page.of(found, limit, brief -> brief.id().value().toString()).map(BriefView::of);
    }

    static boolean isVisible(CompanyId company, Caller caller) {
        return switch (caller) {
            case Caller.Founder founder -> founder.company().equals(company);
            case Caller.Unaffiliated _, Caller.Engineer _ -> false;
            case Caller.Admin _ -> true;
        };
    }

    static Refusal notFound(BriefId id) {
        return Refusal.notFound("brief-not-found", "brief " + id.value());
    }

}
