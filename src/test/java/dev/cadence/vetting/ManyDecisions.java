package dev.cadence.vetting;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// As many decisions as asked for, written into the database at once and without what its triggers would do for each: of
/// engineers 1, 2, 3 and so on, by two admins in turn. The numbers are made up such that each figure of theirs is different:
/// scores grow with the number, tiers and regions take turns. A human and a model have graded each, four points apart.
final class ManyDecisions {

    private static final String ACCOUNTS = """
            insert into account (id, email, name, password_hash, role, engineer_id, created_at, version)
            select md5('account' || n)::uuid, 'engineer-' || n || '@many.example', 'Engineer ' || n,
                '{none}' || repeat('x', 20), 'ENGINEER', md5('engineer' || n)::uuid, '2026-01-01T00:00Z'::timestamptz, 0
            from generate_series(1, :number) n
            union all
            select md5('admin' || n)::uuid, 'admin-' || n || '@many.example', 'Admin ' || n, '{none}' || repeat('x', 20),
                'ADMIN', null, '2026-01-01T00:00Z'::timestamptz, 0
            from generate_series(0, 1) n""";

    private static final String APPLICATIONS = """
            insert into application (id, engineer_id, stage, name, headline, biography, location, links, time_zone,
                works_from, works_until, works_on, skills, skill_years, years_of_experience, tier_asked, ai_statement,
                policy_version, started_at, submitted_at, interviewed_at, decision_due_at, closed_at)
            select md5('application' || n)::uuid, md5('engineer' || n)::uuid,
                case when n % 3 = 0 then 'REJECTED' else 'APPROVED' end, 'Engineer ' || n, '=cmd()', 'Biography', 'Here', '{}',
                (array['Europe/Lisbon', 'Asia/Tokyo', 'America/New_York', 'UTC'])[1 + n % 4], '09:00', '17:00', '{MONDAY}',
                '{Java,Go}', '{9,2}', n % 40, (array['SENIOR', 'MID'])[1 + n % 2], 'Every day.', 1,
                '2026-02-01T00:00Z', '2026-02-01T00:00Z', '2026-02-02T00:00Z', '2026-02-09T00:00Z', '2026-02-03T00:00Z'
            from generate_series(1, :number) n""";

    private static final String INTERVIEWS = """
            insert into interview (id, application_id, engineer_id, slot_id, interviewer, starts_at, ends_at, stage,
                agreed_at, closed_at, round, time_zone)
            select md5('interview' || n)::uuid, md5('application' || n)::uuid, md5('engineer' || n)::uuid,
                md5('slot' || n)::uuid, md5('admin' || n % 2)::uuid, '2026-02-02T00:00Z',
                '2026-02-02T00:00Z'::timestamptz + n * interval '1 minute', 'HELD', '2026-02-01T12:00Z', '2026-02-02T12:00Z', 1,
                'Europe/Berlin'
            from generate_series(1, :number) n""";

    private static final String SCORECARDS = """
            insert into scorecard (id, interview_id, application_id, rubric_version, graded_by, grader, model, total,
                submitted_at)
            select md5(kind || n)::uuid, md5('interview' || n)::uuid, md5('application' || n)::uuid, 1, kind,
                case kind when 'HUMAN' then md5('admin' || n % 2)::uuid end, case kind when 'MODEL' then 'a-model' end,
                case kind when 'HUMAN' then 40 + n % 50 else 44 + n % 50 end, '2026-02-03T00:00Z'
            from generate_series(1, :number) n cross join unnest(array['HUMAN', 'MODEL']) kind""";

    private static final String SCORES = """
            insert into score (scorecard_id, rubric_version, criterion, points, evidence)
            select md5(kind || n)::uuid, 1, key, (40 + n % 50 + case kind when 'MODEL' then 4 else 0 end + position) % 100,
                'Said so.'
            from generate_series(1, :number) n cross join unnest(array['HUMAN', 'MODEL']) kind
                cross join criterion where rubric_version = 1""";

    private static final String DECISIONS = """
            insert into decision (id, application_id, engineer_id, interview_id, round, outcome, tier, score, spread,
                scorecards, graded_by, rubric_version, policy_version, summary, decided_by, decided_at, appeal_until)
            select md5('decision' || n)::uuid, md5('application' || n)::uuid, md5('engineer' || n)::uuid,
                md5('interview' || n)::uuid, 1, case when n % 3 = 0 then 'REJECTED' else 'APPROVED' end,
                case when n % 3 <> 0 then 'MID' end, 42 + n % 50, 4, 2, 'BOTH', 1, 1, 'A summary', md5('admin' || n % 2)::uuid,
                '2026-02-03T00:00Z'::timestamptz + n * interval '1 second',
                case when n % 3 = 0 then '2026-03-05T00:00Z'::timestamptz end
            from generate_series(1, :number) n""";

    private ManyDecisions() {
    }

    static void make(int number, JdbcClient jdbc, TransactionOperations transactions) {
        transactions.executeWithoutResult(begun -> {
            jdbc.sql("set local session_replication_role = replica").update();
            for (var sql : new String[] { ACCOUNTS, APPLICATIONS, INTERVIEWS, SCORECARDS, SCORES, DECISIONS }) {
                jdbc.sql(sql).param("number", number).update();
            }
        });
        jdbc.sql("analyze").update();
    }

}
