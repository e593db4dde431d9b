package dev.cadence.matching;

import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.cadence.accounts.AccountId;
import dev.cadence.accounts.CompanyId;
import dev.cadence.matching.Brief.Conditions;
import dev.cadence.matching.Brief.Mention;
import dev.cadence.matching.Brief.Needs;
import dev.cadence.matching.Brief.Office;
import dev.cadence.matching.BriefForm.Hours;
import dev.cadence.roster.Industry;
import dev.cadence.shared.Money;
import dev.cadence.vetting.Skill;
import dev.cadence.vetting.Tier;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All briefs. Nothing but which skills are needed changes of one.
@Repository
class BriefBook {

    private static final String READ = """
            select brief.*, array(select starts from brief_mention where brief_id = brief.id order by starts) as starts,
                array(select length from brief_mention where brief_id = brief.id order by starts) as lengths,
                array(select skill from brief_mention where brief_id = brief.id order by starts) as mentioned
            from brief where\s""";

    private static final String NEWEST_FIRST = "id < :before order by id desc limit :limit";

    private final JdbcClient jdbc;

    BriefBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Brief brief) {
        var conditions = brief.conditions();
        var budget = conditions.weeklyBudget();
        var office = conditions.office();
        jdbc.sql(
                """
                        insert into brief (id, company_id, submitted_by, paragraph, required_skills, nice_to_have_skills, tier,
                            weekly_budget_minor, weekly_budget_currency, start_at, time_zone, works_from, works_until, industry,
                            repository, submitted_at)
                        values (:id, :company, :by, :paragraph, :required, :niceToHave, :tier, :budget, :currency, :start, :zone,
                            :from, :until, :industry, :repository, :now)""")
            .param("id", brief.id().value())
            .param("company", brief.company().value())
            .param("by", brief.submittedBy().value())
            .param("paragraph", brief.paragraph())
            .param("required", names(brief.needs().required()))
            .param("niceToHave", names(brief.needs().niceToHave()))
            .param("tier", conditions.tier() == null ? null : conditions.tier().name())
            .param("budget", budget == null ? null : budget.minor())
            .param("currency", budget == null ? null : budget.currency().getCurrencyCode())
            .param("start", conditions.startAt() == null ? null : conditions.startAt().atOffset(ZoneOffset.UTC))
            .param("zone", office == null ? null : office.zone().getId())
            .param("from", office == null ? null : office.hours().from())
            .param("until", office == null ? null : office.hours().until())
            .param("industry", conditions.industry() == null ? null : conditions.industry().slug())
            .param("repository", brief.repository() == null ? null : brief.repository().toString())
            .param("now", brief.submittedAt().atOffset(ZoneOffset.UTC))
            .update();
        addMentions(brief.id(), brief.mentions());
    }

    private void addMentions(BriefId brief, List<Mention> mentions) {
        jdbc.sql("""
                insert into brief_mention (brief_id, starts, length, skill)
                select :brief, * from unnest(:starts, :lengths, :skills)""")
            .params(Map.of("brief", brief.value(), "starts",
                    mentions.stream().map(Mention::offset).toArray(Integer[]::new), "lengths",
                    mentions.stream().map(Mention::length).toArray(Integer[]::new), "skills",
                    names(mentions.stream().map(Mention::skill).toList())))
            .update();
    }

    /// @return whether the company has such a brief
    boolean correct(BriefId id, CompanyId company, Needs needs) {
        return jdbc.sql("update brief set required_skills = ?, nice_to_have_skills = ? where id = ? and company_id = ?")
            .params(names(needs.required()), names(needs.niceToHave()), id.value(), company.value())
            .update() == 1;
    }

    Optional<Brief> of(BriefId id) {
        return jdbc.sql(READ + "id = ?").param(id.value()).query(BriefBook::read).optional();
    }

    List<Brief> ofCompany(CompanyId company, UUID before, int limit) {
        return jdbc.sql(READ + "company_id = :company and " + NEWEST_FIRST)
            .params(Map.of("company", company.value(), "before", before, "limit", limit))
            .query(BriefBook::read)
            .list();
    }

    List<Brief> ofEveryone(UUID before, int limit) {
        return jdbc.sql(READ + NEWEST_FIRST)
            .params(Map.of("before", before, "limit", limit))
            .query(BriefBook::read)
            .list();
    }

    private static Brief read(ResultSet row, int number) throws SQLException {
        var repository = row.getString("repository");
        return new Brief(new BriefId(row.getObject("id", UUID.class)),
                new CompanyId(row.getObject("company_id", UUID.class)),
                new AccountId(row.getObject("submitted_by", UUID.class)), row.getString("paragraph"),
                new Needs(skills(row.getArray("required_skills")), skills(row.getArray("nice_to_have_skills"))),
                mentions(row), conditions(row), repository == null ? null : URI.create(repository),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant());
    }

    private static List<Mention> mentions(ResultSet row) throws SQLException {
        var starts = (Integer[]) row.getArray("starts").getArray();
        var lengths = (Integer[]) row.getArray("lengths").getArray();
        var skills = skills(row.getArray("mentioned"));
        return IntStream.range(0, starts.length)
            .mapToObj(number -> new Mention(skills.get(number), starts[number], lengths[number]))
            .toList();
    }

    private static Conditions conditions(ResultSet row) throws SQLException {
        var tier = row.getString("tier");
        var currency = row.getString("weekly_budget_currency");
        var zone = row.getString("time_zone");
        var industry = row.getString("industry");
        return new Conditions(tier == null ? null : Tier.valueOf(tier),
                currency == null ? null : new Money(row.getLong("weekly_budget_minor"), Currency.getInstance(currency)),
                instant(row.getObject("start_at", OffsetDateTime.class)),
                zone == null ? null
                        : new Office(ZoneId.of(zone),
                                new Hours(row.getObject("works_from", LocalTime.class),
                                        row.getObject("works_until", LocalTime.class))),
                industry == null ? null : new Industry(industry));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static List<Skill> skills(Array names) throws SQLException {
        return Stream.of((String[]) names.getArray()).map(Skill::of).toList();
    }

    private static String[] names(Collection<Skill> skills) {
        return skills.stream().map(Skill::name).toArray(String[]::new);
    }

}
