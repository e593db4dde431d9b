package dev.cadence.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.cadence.delivery.Push.Commit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/// Reads the little that is asked of a notice, token by token.
final class PushReader {

    /// The most that GitHub lists of one push.
    private static final int MOST_COMMITS = 2_048;

    private static final JsonFactory JSON = JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder()
            .maxNestingDepth(50)
            .maxStringLength(2_000)
            .maxNameLength(500)
            .maxNumberLength(50)
            .build())
        .build();

    private final Map<String, String> said = new HashMap<>();

    private final List<Commit> commits = new ArrayList<>();

    private PushReader() {
    }

    /// @return empty when it is no JSON object, or what is asked for is not what it must
    /// be
    static Optional<Push> read(InputStream body) throws IOException {
        try (var json = JSON.createParser(ObjectReadContext.empty(), body)) {
            return new PushReader().push(json);
        }
        catch (JacksonIOException broken) {
            throw broken.getCause();
        }
        catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    private Optional<Push> push(JsonParser json) {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return Optional.empty();
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            json.nextToken();
            switch (name) {
                case "ref", "deleted" -> keep(json, name);
                case "repository" -> readInto(said, json, "repository", Set.of("full_name", "pushed_at"));
                case "sender" -> readInto(said, json, "sender", Set.of("login"));
                case "commits" -> readCommits(json);
                default -> json.skipChildren();
            }
        }
        return json.nextToken() != null ? Optional.empty()
                : Optional
                    .of(new Push(said.get("ref"), "true".equals(said.get("deleted")), said.get("repository.full_name"),
                            instant(said.get("repository.pushed_at")), said.get("sender.login"), List.copyOf(commits)));
    }

    private void keep(JsonParser json, String name) {
        if (json.currentToken().isScalarValue()) {
            said.put(name, json.getValueAsString(""));
        }
        json.skipChildren();
    }

    private void readCommits(JsonParser json) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            var commit = new HashMap<String, String>();
            readInto(commit, json, "commit", Set.of("id", "timestamp", "author"));
            if (commits.size() < MOST_COMMITS && !commit.isEmpty()) {
                commits.add(new Commit(commit.get("commit.id"), commit.get("author.email"),
                        commit.get("author.username"), instant(commit.get("commit.timestamp"))));
            }
        }
    }

    private static void readInto(Map<String, String> target, JsonParser json, String prefix, Set<String> wanted) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            var token = json.nextToken();
            if (!wanted.contains(name)) {
                json.skipChildren();
            }
            else if (token == JsonToken.START_OBJECT) {
                readInto(target, json, name, Set.of("email", "username"));
            }
            else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                target.put(prefix + "." + name, json.getString());
            }
            else {
                json.skipChildren();
            }
        }
    }

    /// Either seconds since 1970 or ISO 8601; null when it is neither.
    private static @Nullable Instant instant(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return text.matches("[0-9]{1,12}") ? Instant.ofEpochSecond(Long.parseLong(text))
                    : OffsetDateTime.parse(text).toInstant();
        }
        catch (DateTimeException neither) {
            return null;
        }
    }

}
