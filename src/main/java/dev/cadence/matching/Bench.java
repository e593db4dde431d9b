package dev.cadence.matching;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// Those who are free. They are kept in sections, so that somebody who comes or goes costs little: only that section is
/// arranged anew, by whoever looks next.
final class Bench {

    private static final int SECTIONS = 256;

    private final List<Section> sections = Stream.generate(Section::new).limit(SECTIONS).toList();

    void take(Member member) {
        section(member.engineer()).take(member);
    }

    void release(UUID engineer) {
        section(engineer).release(engineer);
    }

    /// As they are now; what is returned does not change any more.
    List<Row> rows() {
        return sections.stream().map(Section::row).toList();
    }

    private Section section(UUID engineer) {
        return sections.get(Math.floorMod(engineer.hashCode(), SECTIONS));
    }

    private static final class Section {

        private final Map<UUID, Member> members = new LinkedHashMap<>();

        private @Nullable Row row;

        synchronized void take(Member member) {
            members.put(member.engineer(), member);
            row = null;
        }

        synchronized void release(UUID engineer) {
            if (members.remove(engineer) != null) {
                row = null;
            }
        }

        synchronized Row row() {
            if (row == null) {
                row = new Row(List.copyOf(members.values()));
            }
            return row;
        }

    }

}
