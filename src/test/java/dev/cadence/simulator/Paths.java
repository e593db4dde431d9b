package dev.cadence.simulator;

import java.util.List;
import java.util.stream.Stream;

/// Names that lead from the outermost object inwards.
final class Paths {

    private Paths() {
    }

    static List<String> below(List<String> path, String name) {
        return Stream.concat(path.stream(), Stream.of(name)).toList();
    }

}
