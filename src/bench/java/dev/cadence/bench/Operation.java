package dev.cadence.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import tools.jackson.databind.json.JsonMapper;

/// What is asked of Cadence. Each asks as different callers do: from many addresses, as many companies, for many things.
enum Operation {

    BROWSE("browse", "GET", List.of(), 200) {
        @Override
        Map<String, Object> ask(Data data, long number, SplittableRandom random) {
            return path(
                    "/v1/engineers?tier=%s&skills=%s&available=true".formatted(of(TIERS, random), of(SKILLS, random)));
        }
    },

    SEARCH("search", "GET", List.of(), 200) {
        @Override
        Map<String, Object> ask(Data data, long number, SplittableRandom random) {
            return path("/v1/engineers?q=%s&tier=%s".formatted(of(WORDS, random), of(TIERS, random)));
        }
    },

    PROFILE("profile, 200", "GET", List.of(), 200) {
        @Override
        Map<String, Object> ask(Data data, long number, SplittableRandom random) {
            return path("/v1/engineers/" + of(data.visible(), random));
        }
    },

    UNCHANGED_PROFILE("profile, 304", "GET", List.of("If-None-Match"), 304) {
        @Override
        Map<String, Object> ask(Data data, long number, SplittableRandom random) {
            var profile = of(data.tagged(), random);
            return path(profile[0], "If-None-Match", profile[1]);
        }
    },

    SHORTLIST("shortlist", "POST", List.of("Authorization"), 201) {
        @Override
        Map<String, Object> ask(Data data, long number, SplittableRandom random) {
            var brief = of(data.briefs(), random);
            return path("/v1/briefs/%s/shortlists".formatted(brief[0]), "Authorization",
                    bearer(Integer.parseInt(brief[1])));
        }
    },

    /// About what nobody has asked before.
    ADVICE("advice", "POST", List.of("Content-Type"), 200) {
        @Override
        Map<String, Object> ask(Data data, long number, SplittableRandom random) {
            var paragraph = "%s Case %s-%d.".formatted(of(data.paragraphs(), random), RUN, number);
            return body("/v1/advice", JSON.writeValueAsString(Map.of("paragraph", paragraph)));
        }
    },

    /// Each for an engineer whom nobody else wants.
    BOOKING("request a booking", "POST", List.of("Authorization", "Content-Type"), 201) {
        @Override
        Map<String, Object> ask(Data data, long number, SplittableRandom random) {
            return wanting(Data.any(data.free(), number), random.nextInt(data.companies()));
        }
    },

    /// Sixteen companies in a row want the same engineer, and one gets them.
    CONTENDED_BOOKING("request a booking, contended", "POST", List.of("Authorization", "Content-Type"), 201, 409) {
        @Override
        Map<String, Object> ask(Data data, long number, SplittableRandom random) {
            return wanting(Data.any(data.free(), number / RIVALS), random.nextInt(data.companies()));
        }
    },

    WEBHOOK("webhook intake", "POST", List.of("Stripe-Signature", "Content-Type"), 204) {
        @Override
        Map<String, Object> ask(Data data, long number, SplittableRandom random) {
            var notice = of(data.notices(), random).replaceFirst("\"evt_[^\"]+\"",
                    "\"evt_bench_%s_%d\"".formatted(RUN, number));
            var asked = body("/webhooks/stripe", notice);
            asked.put("Stripe-Signature", Data.signature(notice));
            return asked;
        }
    };

    static final int RIVALS = 16;

    private static final List<String> WORDS = List.of("backend", "payments", "platform", "security", "mobile",
            "streaming", "compilers", "health", "machine+learning", "observability", "migrations", "testing");

    private static final List<String> SKILLS = List.of("Java", "Python", "React", "Go", "Kubernetes", "Kafka", "Rust",
            "Terraform", "Elixir", "Haskell");

    private static final List<String> TIERS = List.of("JUNIOR", "MID", "SENIOR", "LEAD");

    private static final JsonMapper JSON = new JsonMapper();

    /// Tells what this process has asked from what others have.
    private static final String RUN = Long.toString(System.currentTimeMillis(), 36);

    private final String title;

    private final String method;

    private final List<String> headers;

    private final List<Integer> answers;

    Operation(String title, String method, List<String> headers, Integer... answers) {
        this.title = title;
        this.method = method;
        this.headers = headers;
        this.answers = List.of(answers);
    }

    /// The path, the headers and perhaps the body of the request with this number.
    Map<String, Object> request(Data data, long number) {
        var request = ask(data, number, new SplittableRandom(number * 7_919 + ordinal()));
        // Of the range that is kept for benchmarks, as a proxy tells it.
        request.put("X-Forwarded-For", "198.18.%d.%d".formatted(number / 250 % 16, 1 + number % 250));
        return request;
    }

    abstract Map<String, Object> ask(Data data, long number, SplittableRandom random);

    String title() {
        return title;
    }

    String method() {
        return method;
    }

    List<String> headers() {
        return headers;
    }

    boolean hasBody() {
        return headers.contains("Content-Type");
    }

    List<Integer> answers() {
        return answers;
    }

    /// Whether it takes engineers from the roster, which are given back afterwards.
    boolean books() {
        return this == BOOKING || this == CONTENDED_BOOKING;
    }

    /// Whether to do it again leaves something more behind.
    boolean writes() {
        return method.equals("POST");
    }

    private static Map<String, Object> path(String path) {
        return new HashMap<>(Map.of("path", path));
    }

    private static Map<String, Object> path(String path, String header, String value) {
        return new HashMap<>(Map.of("path", path, header, value));
    }

    private static Map<String, Object> body(String path, String body) {
        return new HashMap<>(Map.of("path", path, "body", body, "Content-Type", "application/json"));
    }

    private static Map<String, Object> wanting(String engineer, int company) {
        var asked = body("/v1/bookings", "{\"engineerId\": \"%s\"}".formatted(engineer));
        asked.put("Authorization", bearer(company));
        return asked;
    }

    private static String bearer(int company) {
        return "Bearer " + Data.key(company);
    }

    private static <T> T of(List<T> all, SplittableRandom random) {
        return all.get(random.nextInt(all.size()));
    }

}
