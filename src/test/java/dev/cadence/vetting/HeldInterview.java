package dev.cadence.vetting;

import java.util.UUID;

import dev.cadence.accounts.AccountId;
import dev.cadence.accounts.EngineerId;

import org.springframework.jdbc.core.simple.JdbcClient;

/// An interview that was held yesterday, on Sunday the 1st of March from ten to eleven, and that waits for its decision.
/// Written into the database as it is when an application was submitted two days before and talked over.
record HeldInterview(UUID id, UUID application) {

    static HeldInterview of(EngineerId engineer, AccountId interviewer, String transcript, JdbcClient jdbc) {
        var interview = new HeldInterview(UUID.randomUUID(), UUID.randomUUID());
        var slot = UUID.randomUUID();
        jdbc.sql(
                """
                        insert into application (id, engineer_id, stage, name, headline, biography, location, links, time_zone,
                            works_from, works_until, works_on, skills, skill_years, years_of_experience, tier_asked, ai_statement,
                            policy_version, started_at, submitted_at, interviewed_at, decision_due_at)
                        values (?, ?, 'INTERVIEWED', 'Ada', 'Builds engines', 'Wrote the first program.', 'Porto', '{}',
                            'Europe/Lisbon', '09:00', '17:00', '{MONDAY}', '{Java,Go}', '{9,2}', 9, 'SENIOR', 'Every day.', 1,
                            '2026-02-27T10:00Z', '2026-02-27T11:00Z', '2026-03-01T11:00Z', '2026-03-08T11:00Z')""")
            .params(interview.application, engineer.value())
            .update();
        jdbc.sql("""
                insert into interview_slot (id, interviewer, starts_at, ends_at, time_zone, offered_at)
                values (?, ?, '2026-03-01T10:00Z', '2026-03-01T11:00Z', 'Europe/Berlin', '2026-02-26T10:00Z')""")
            .params(slot, interviewer.value())
            .update();
        jdbc.sql("""
                insert into interview (id, application_id, engineer_id, slot_id, interviewer, starts_at, ends_at, stage,
                    agreed_at, closed_at, transcript, round, time_zone)
                values (?, ?, ?, ?, ?, '2026-03-01T10:00Z', '2026-03-01T11:00Z', 'HELD', '2026-02-27T12:00Z',
                    '2026-03-01T11:00Z', ?, 1, 'Europe/Berlin')""")
            .params(interview.id, interview.application, engineer.value(), slot, interviewer.value(), transcript)
            .update();
        return interview;
    }

    String scorecards() {
        return "/v1/interviews/%s/scorecards".formatted(id);
    }

    String decision() {
        return "/v1/applications/%s/decision".formatted(application);
    }

}
