package dev.cadence.operations;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;

import dev.cadence.delivery.FirstCommits;
import dev.cadence.operations.BusinessView.Cohort;
import dev.cadence.operations.BusinessView.Funnel;
import dev.cadence.operations.BusinessView.Survived;
import dev.cadence.operations.BusinessView.WeekOfRevenue;
import dev.cadence.shared.Money;
import dev.cadence.shared.Period;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// How the business goes in a period, in four statements, however long the period is.
@Service
@Transactional(readOnly = true)
class BusinessDesk {

    /// After so many paid weeks it is looked who is still there.
    private static final int[] MILESTONES = { 1, 2, 4, 8, 12, 26, 52 };

    /// A company has been there for so long before its first week is paid.
    private static final int TRIAL_DAYS = 2;

    private final JdbcClient jdbc;

    private final FirstCommits firsts;

    private final Clock clock;

    BusinessDesk(JdbcClient jdbc, FirstCommits firsts, Clock clock) {
        this.jdbc = jdbc;
        this.firsts = firsts;
        this.clock = clock;
    }

    BusinessView read(Period period) {
        return new BusinessView(period.from(), period.until(), funnel(period), revenue(period), retention(period),
                firsts.pace(period));
    }

    private Funnel funnel(Period period) {
        return jdbc.sql(BusinessQueries.FUNNEL)
            .param("from", period.start())
            .param("until", period.end())
            .query(BusinessDesk::funnel)
            .single();
    }

    private static Funnel funnel(ResultSet row, int number) throws SQLException {
        var briefs = row.getLong("briefs");
        var briefsFilled = row.getLong("briefs_filled");
        var briefsUndecided = row.getLong("briefs_undecided");
        var requestsFilled = row.getLong("requests_filled");
        var requestsLapsed = row.getLong("requests_lapsed");
        var converted = row.getLong("converted");
        var lost = row.getLong("lost");
        return new Funnel(briefs, briefsFilled, briefsUndecided, share(briefsFilled, briefs - briefsUndecided),
                row.getLong("requests"), requestsFilled, requestsLapsed,
                share(requestsFilled, requestsFilled + requestsLapsed), seconds(row, "brief_to_acceptance"),
                row.getLong("acceptances_from_briefs"), row.getLong("trials"), converted, lost,
                share(converted, converted + lost));
    }

    private List<WeekOfRevenue> revenue(Period period) {
        return jdbc.sql(BusinessQueries.REVENUE)
            .param("from", period.start())
            .param("until", period.end())
            .query((row, number) -> {
                var currency = Currency.getInstance(row.getString("currency"));
                return new WeekOfRevenue(row.getObject("week", LocalDate.class),
                        new Money(row.getLong("charged"), currency), new Money(row.getLong("refunded"), currency),
                        new Money(row.getLong("charged") - row.getLong("refunded"), currency),
                        new Money(row.getLong("fee"), currency), row.getLong("weeks_paid"));
            })
            .list();
    }

    private List<Cohort> retention(Period period) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return jdbc.sql(BusinessQueries.RETENTION)
            .param("from", period.start())
            .param("until", period.end())
            .param("milestones", MILESTONES)
            .query((row, number) -> cohort(row, today))
            .list();
    }

    private static Cohort cohort(ResultSet row, LocalDate today) throws SQLException {
        var month = row.getObject("month", LocalDate.class);
        var companies = row.getLong("companies");
        var survivors = (Long[]) row.getArray("survivors").getArray();
        var survived = IntStream.range(0, MILESTONES.length).mapToObj(one -> {
            var over = !month.plusMonths(1).plusDays(TRIAL_DAYS).plusWeeks(MILESTONES[one] - 1L).isAfter(today);
            return new Survived(MILESTONES[one], survivors[one], over ? share(survivors[one], companies) : null);
        }).toList();
        return new Cohort(month, companies, survived);
    }

    /// Null of nothing, which has no share.
    private static @Nullable BigDecimal share(long part, long whole) {
        return whole == 0 ? null
                : BigDecimal.valueOf(part)
                    .divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP)
                    .stripTrailingZeros();
    }

    private static @Nullable Long seconds(ResultSet row, String column) throws SQLException {
        var seconds = row.getBigDecimal(column);
        return seconds == null ? null : seconds.longValue();
    }

}
