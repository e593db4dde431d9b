package dev.cadence.advisor;

import java.util.List;
import java.util.stream.Stream;

/// The costs of all three ways as bars, to one scale that begins at nothing: what it costs at least, and from there on what
/// it may cost.
///
/// @param bars the recommended way first
record CostChart(List<Bar> bars) {

    /// Of the drawing, in its own units.
    private static final int WIDTH = 320;

    private static final int BAR = 48;

    /// Less could not be seen.
    private static final int NARROWEST = 2;

    static CostChart of(Advice advice) {
        var ways = advice.sourcing();
        var weeks = ways.book().weeks();
        var all = List.of(
                new Way(Verdict.BOOK, "Book",
                        "%s engineer, %d to %d weeks in all".formatted(AdviceWords.title(ways.book().tier().name()),
                                weeks.from(), weeks.to()),
                        ways.book().cost()),
                new Way(Verdict.BUY, "Buy",
                        (ways.buy().kind() == null ? "some product" : ways.buy().name()) + ", the first year",
                        ways.buy().firstYear()),
                new Way(Verdict.BUILD, "Build", "one engineer of your own, the first year", ways.build().firstYear()));
        var most = all.stream().mapToLong(way -> way.cost().to().minor()).max().orElseThrow();
        var sorted = Stream
            .concat(all.stream().filter(way -> way.verdict() == advice.verdict()),
                    all.stream().filter(way -> way.verdict() != advice.verdict()))
            .toList();
        return new CostChart(sorted.stream()
            .map(way -> new Bar(way, way.verdict() == advice.verdict(), sorted.indexOf(way) * BAR,
                    scaled(way.cost().from().minor(), most),
                    Math.max(NARROWEST, scaled(way.cost().to().minor(), most))))
            .toList());
    }

    public int width() {
        return WIDTH;
    }

    public int height() {
        return BAR * bars.size();
    }

    private static int scaled(long minor, long most) {
        return most == 0 ? 0 : Math.toIntExact(minor * WIDTH / most);
    }

    /// @param what is had for the cost
    record Way(Verdict verdict, String name, String what, Advice.Cost cost) {
    }

    /// @param from how far it reaches at least
    /// @param to how far it may reach
    record Bar(Way way, boolean chosen, int top, int from, int to) {
    }

}
