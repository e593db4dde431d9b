package dev.cadence.accounts;

import java.util.List;
import java.util.Map;

import dev.cadence.accounts.ValidRequests.Maker;
import dev.cadence.testing.Vetting;

import static dev.cadence.accounts.ValidRequests.about;
import static dev.cadence.accounts.ValidRequests.with;
import static java.util.Map.entry;

/// The {@link ValidRequests} of vetting.
final class VettingRequests {

    static final Map<String, Maker> MAKERS = Map.ofEntries(entry("beginApplication", (world, self) -> about()),
            entry("listApplications", (world, self) -> about()),
            entry("listOverdueApplications", (world, self) -> about()),
            entry("readApplication", (world, self) -> about(world.interview().applicant().id())),
            entry("writeApplication", (world, self) -> about(world.draftOf(self)).and(Vetting.form())),
            entry("submitApplication", (world, self) -> about(world.draftOf(self))),
            entry("withdrawApplication", (world, self) -> about(world.draftOf(self))),
            entry("readRubric", (world, self) -> about()), entry("readRubricVersion", (world, self) -> about(1)),
            entry("publishRubric",
                    (world, self) -> with(Map.of("criteria",
                            List.of(Map.of("key", "agents", "name", "Agents", "question", "Which?", "weight", 100))))),
            entry("submitScorecard",
                    (world, self) -> about(world.interview().id())
                        .and(Map.of("scores", List.of(Map.of("criterion", "culture", "points", 50, "evidence", "x"))))),
            entry("readGrades", (world, self) -> about(world.interview().id())),
            entry("decideApplication",
                    (world, self) -> about(world.interview().applicant().id())
                        .and(Map.of("outcome", "APPROVED", "tier", "MID", "summary", "A pleasure."))),
            entry("listDecisions", (world, self) -> about(world.interview().applicant().id())),
            entry("makeAppeal", (world, self) -> about(world.draftOf(self)).and(Map.of("statement", "I do."))),
            entry("readAppeal",
                    (world, self) -> about(world.interview().applicant().id()).butRefused("appeal-not-found")),
            entry("decideAppeal",
                    (world, self) -> about(world.interview().applicant().id())
                        .and(Map.of("outcome", "UPHELD", "summary", "It stands."))
                        .butRefused("appeal-not-found")),
            entry("listAppeals", (world, self) -> about()),
            entry("declareInterest", (world, self) -> about(world.engineerId())),
            entry("agreeInterview", (world, self) -> with(Map.of("slotId", world.slot()))),
            entry("cancelInterview", (world, self) -> about(world.interview().id())),
            entry("concludeInterview", (world, self) -> about(world.interview().id())),
            entry("listInterviewSlots", (world, self) -> about()), entry("listInterviews", (world, self) -> about()),
            entry("missInterview", (world, self) -> about(world.interview().id())),
            entry("moveInterview", (world, self) -> about(world.interview().id()).and(Map.of("slotId", world.slot()))),
            entry("offerInterviewSlot",
                    (world, self) -> with(Map.of("startsAt", world.inADay(), "endsAt",
                            world.inADay().plusSeconds(3_600), "timeZone", "Europe/Lisbon"))),
            entry("readInterviewSlot", (world, self) -> about(world.slot())),
            entry("readInterview", (world, self) -> about(world.interview().id())),
            entry("readTranscript", (world, self) -> about(world.interview().id()).butRefused("transcript-not-found")),
            entry("recordInterview",
                    (world, self) -> about(world.interview().id())
                        .and(Map.of("url", "https://recordings.example.com/1", "sha256", "0".repeat(64)))),
            entry("transcribeInterview",
                    (world, self) -> about(world.interview().id()).and(Map.of("text", "Why a ledger?"))),
            entry("withdrawInterviewSlot", (world, self) -> about(world.slot())));

    private VettingRequests() {
    }

}
