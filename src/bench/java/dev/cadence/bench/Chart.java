package dev.cadence.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Bars for how many requests a second were answered and how long the slowest hundredth took, each above the floor's. Both scales
/// are logarithmic.
record Chart(List<Outcome> outcomes) {

    private static final int ROW = 44;

    private static final int BAR = 15;

    private static final int LABELS = 210;

    private static final int WIDTH = 330;

    private static final int TOP = 60;

    private static final String OURS = "#2f6fb3";

    private static final String FLOOR = "#b9c4cf";

    String svg() {
        var height = TOP + ROW * outcomes.size() + 30;
        var parts = new ArrayList<String>();
        parts.add("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 %d" font-family="sans-serif" font-size="13">
                <title>Cadence and the floor that its database sets</title>
                <rect width="960" height="%d" fill="#fff"/>
                <text x="%d" y="24">requests a second, at most</text>
                <text x="%d" y="24">99th percentile in ms, at half of that rate</text>
                <rect x="%d" y="34" width="12" height="12" fill="%s"/><text x="%d" y="45">Cadence</text>
                <rect x="%d" y="34" width="12" height="12" fill="%s"/><text x="%d" y="45">the same SQL by pgbench</text>
                """.formatted(height, height, LABELS, LABELS + WIDTH + 50, LABELS, OURS, LABELS + 18, LABELS + 90,
                FLOOR, LABELS + 108));
        for (var row = 0; row < outcomes.size(); row++) {
            var y = TOP + row * ROW;
            parts.add("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n".formatted(LABELS - 10, y + 20,
                    outcomes.get(row).operation()));
            bars(parts, outcomes.get(row), LABELS, y, Measured::perSecond, 100_000, true);
            bars(parts, outcomes.get(row), LABELS + WIDTH + 50, y, Measured::p99, 10_000, false);
        }
        return String.join("", parts) + "</svg>\n";
    }

    private static void bars(List<String> parts, Outcome outcome, int x, int y, ToDoubleFunction<Measured> value,
            double largest, boolean most) {
        parts.add(bar(x, y, value.applyAsDouble(most ? outcome.most() : outcome.atRate()), largest, OURS));
        var floor = outcome.floor();
        if (floor != null) {
            parts.add(bar(x, y + BAR + 2, value.applyAsDouble(most ? floor.most() : floor.atRate()), largest, FLOOR));
        }
    }

    /// From a tenth of a millisecond or of a request on.
    private static String bar(int x, int y, double value, double largest, String colour) {
        var length = (WIDTH - 60) * Math.max(0.01, Math.log10(Math.max(value, 0.1) * 10) / Math.log10(largest * 10));
        return String.format(Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%.0f\" height=\"%d\" fill=\"%s\"/><text x=\"%.0f\" y=\"%d\" font-size=\"11\">%s</text>%n",
                x, y, length, BAR, colour, x + length + 5, y + 12,
                String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value));
    }

}
