package dev.cadence.matching;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.People;
import dev.cadence.matching.Brief.Conditions;
import dev.cadence.matching.Brief.Mention;
import dev.cadence.matching.Brief.Needs;
import dev.cadence.matching.Brief.Office;
import dev.cadence.matching.BriefForm.Hours;
import dev.cadence.shared.Money;
import dev.cadence.shared.Refusal;
import dev.cadence.vetting.Skill;
import dev.cadence.vetting.SkillReader;
import dev.cadence.vetting.SkillVocabulary;
import dev.cadence.vetting.Tier;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes briefs in: reads the skills that the paragraph names, and calls all skills as the vocabulary does.
@Service
@Transactional
public class Briefs {

    /// About one printed page, and then some.
    static final int LONGEST_PARAGRAPH = 5_000;

    /// In characters of ASCII.
    static final int LONGEST_LINK = 300;

    /// Nobody knows what they need after that.
    static final Duration FURTHEST_START = Duration.ofDays(365);

    private final BriefBook book;

    private final People people;

    private final SkillVocabulary vocabulary;

    private final SkillReader reader;

    private final Validator validator;

    private final ApplicationEventPublisher events;

    private final Clock clock;

    Briefs(BriefBook book, People people, SkillVocabulary vocabulary, SkillReader reader, Validator validator,
            ApplicationEventPublisher events, Clock clock) {
        this.book = book;
        this.people = people;
        this.vocabulary = vocabulary;
        this.reader = reader;
        this.validator = validator;
        this.events = events;
        this.clock = clock;
    }

    /// Writes down what a company needs, in the caller's transaction or one of its own.
    /// What the form requires is required, and what else it or its paragraph names is
    /// nice to have.
    /// @throws Refusal `invalid-request`, `company-not-found`
    public BriefId submit(Caller.Founder by, BriefForm form) {
        return write(by, form).id();
    }

    Brief write(Caller.Founder by, BriefForm form) {
        var violations = validator.validate(form);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        var now = clock.instant();
        var paragraph = paragraph(form.paragraph());
        var mentions = reader.read(paragraph)
            .stream()
            .map(found -> new Mention(found.skill(), found.offset(), found.length()))
            .toList();
        var named = Stream.concat(orNone(form.niceToHave()).stream(), mentions.stream().map(Mention::skill));
        var brief = new Brief(BriefId.next(), people.requireOpen(by.company()), by.account(), paragraph,
                needs(orNone(form.required()), named.toList()), mentions, conditions(form, now),
                link(form.repository()), now);
        book.add(brief);
        events.publishEvent(new MatchingEvent.BriefSubmitted(brief.id(), brief.company(), now));
        return brief;
    }

    /// Says anew which skills are needed.
    /// @throws Refusal `brief-not-found`
    Brief correct(Caller.Founder by, BriefId id, List<Skill> required, List<Skill> niceToHave) {
        var needs = needs(required, niceToHave);
        if (!book.correct(id, by.company(), needs)) {
            throw BriefDesk.notFound(id);
        }
        return book.of(id).orElseThrow(() -> BriefDesk.notFound(id));
    }

    /// What is required is not nice to have besides. Of more than anybody can have, the
    /// first count.
    private Needs needs(Collection<Skill> required, Collection<Skill> niceToHave) {
        var must = distinct(required);
        var may = distinct(niceToHave);
        may.keySet().removeAll(must.keySet());
        return new Needs(List.copyOf(must.values()), may.values().stream().limit(BriefForm.MOST_SKILLS).toList());
    }

    private Map<String, Skill> distinct(Collection<Skill> skills) {
        var bySlug = new LinkedHashMap<String, Skill>();
        skills.stream().map(vocabulary::normalise).forEach(skill -> bySlug.putIfAbsent(skill.slug(), skill));
        return bySlug;
    }

    private static String paragraph(String written) {
        var paragraph = written.strip();
        if (paragraph.codePointCount(0, paragraph.length()) > LONGEST_PARAGRAPH) {
            throw Refusal.invalid("paragraph", "must have at most %d characters".formatted(LONGEST_PARAGRAPH));
        }
        return paragraph;
    }

    private static Conditions conditions(BriefForm form, Instant now) {
        var start = form.startAt();
        if (start != null && start.isAfter(now.plus(FURTHEST_START))) {
            throw Refusal.invalid("startAt", "must be at most a year ahead");
        }
        return new Conditions(form.tier(), budget(form.tier(), form.weeklyBudget()), start,
                office(form.timeZone(), form.hours()), form.industry());
    }

    private static @Nullable Money budget(@Nullable Tier tier, @Nullable Money budget) {
        if (budget != null && tier != null) {
            throw Refusal.invalid("weeklyBudget", "must be left out where a tier is asked for, whose price is known");
        }
        if (budget != null && (budget.minor() <= 0 || !budget.currency().equals(Money.usd(0).currency()))) {
            throw Refusal.invalid("weeklyBudget", "must be more than nothing, in USD");
        }
        return budget;
    }

    private static @Nullable Office office(@Nullable ZoneId zone, @Nullable Hours hours) {
        if (zone == null) {
            if (hours != null) {
                throw Refusal.invalid("hours", "must come with the timeZone in which they are meant");
            }
            return null;
        }
        if (!ZoneId.getAvailableZoneIds().contains(zone.getId())) {
            throw Refusal.invalid("timeZone", "must be a region's time zone, such as Europe/Lisbon");
        }
        return new Office(zone, hours == null ? Hours.USUAL : hours);
    }

    private static @Nullable URI link(@Nullable URI repository) {
        if (repository != null && !isLink(repository)) {
            throw Refusal.invalid("repository",
                    "must be an https address without credentials, of at most %d characters".formatted(LONGEST_LINK));
        }
        return repository;
    }

    /// Nobody's password belongs in a brief.
    private static boolean isLink(URI repository) {
        return "https".equals(repository.getScheme()) && repository.getHost() != null
                && repository.getUserInfo() == null && repository.getRawQuery() == null
                && repository.getRawFragment() == null && repository.toString().length() <= LONGEST_LINK
                && repository.toString().chars().allMatch(c -> c > ' ' && c < 127);
    }

    private static List<Skill> orNone(@Nullable List<Skill> skills) {
        return skills == null ? List.of() : skills;
    }

}
