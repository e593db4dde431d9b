package dev.cadence.advisor;

import java.util.List;
import java.util.Map;

import dev.cadence.shared.Money;
import dev.cadence.vetting.Tier;

/// What building, buying and booking would cost, side by side.
final class Offers {

    private static final int MONTHS = 12;

    private static final int PERCENT = 100;

    private final Knowledge knowledge;

    private final Map<Tier, Money> prices;

    Offers(Knowledge knowledge, Map<Tier, Money> prices) {
        this.knowledge = knowledge;
        this.prices = prices;
    }

    Advice.Sourcing of(Judgement judgement) {
        return new Advice.Sourcing(booking(judgement), purchase(judgement), hire(judgement));
    }

    private Advice.Booking booking(Judgement judgement) {
        var tier = judgement.tier();
        var text = Knowledge.get(knowledge.tiers(), tier);
        var weeks = new Advice.Weeks(Math.max(1, text.weeks().from() + judgement.tally().moreWeeksFrom()),
                Math.max(1, text.weeks().to() + judgement.tally().moreWeeksTo()));
        var price = Knowledge.get(prices, tier);
        return new Advice.Booking(tier, text.why(), weeks, price, text.week(),
                new Advice.Cost(price.times(weeks.from()), price.times(weeks.to())));
    }

    private Advice.Purchase purchase(Judgement judgement) {
        var product = judgement.product();
        if (product == null) {
            return new Advice.Purchase(null, knowledge.buying().nothing(), List.of(), knowledge.buying().buildWhen(),
                    aYear(knowledge.buying().anyCost()));
        }
        var known = product.product();
        return new Advice.Purchase(known.kind(), known.name(), known.products(), known.buildWhen(),
                aYear(known.cost()));
    }

    private Advice.Hire hire(Judgement judgement) {
        var text = Knowledge.get(knowledge.stacks(), judgement.tally().stack());
        var salary = text.salary();
        var loaded = knowledge.hiring().loadedPercent();
        return new Advice.Hire(new Advice.Cost(dollars(salary.from()), dollars(salary.to())),
                new Advice.Cost(dollars(salary.from() * loaded.from() / PERCENT),
                        dollars(salary.to() * loaded.to() / PERCENT)),
                new Advice.Weeks(text.weeksToHire().from(), text.weeksToHire().to()), knowledge.hiring().text());
    }

    private static Advice.Cost aYear(Knowledge.Range monthly) {
        return new Advice.Cost(dollars(MONTHS * monthly.from()), dollars(MONTHS * monthly.to()));
    }

    private static Money dollars(int dollars) {
        return Money.usd(dollars * 100L);
    }

}
