package dev.cadence.advisor;

import java.util.EnumMap;
import java.util.Map;

import dev.cadence.shared.Money;
import dev.cadence.vetting.SkillReader;
import dev.cadence.vetting.SkillVocabulary;
import dev.cadence.vetting.Tier;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/// The advisor by itself, with the usual prices.
final class Plain {

    private static final Map<Tier, Money> PRICES = new EnumMap<>(Map.of(Tier.JUNIOR, Money.usd(500_00), Tier.MID,
            Money.usd(1_000_00), Tier.SENIOR, Money.usd(1_500_00), Tier.LEAD, Money.usd(2_000_00)));

    private static final Advisor ADVISOR = advisor();

    private Plain() {
    }

    static Advice advise(String paragraph) {
        return ADVISOR.advise(paragraph, PRICES);
    }

    private static Advisor advisor() {
        try (var vetting = new AnnotationConfigApplicationContext(SkillVocabulary.class, SkillReader.class)) {
            return new Advisor(new KnowledgeBase(), vetting.getBean(SkillReader.class));
        }
    }

}
