package dev.cadence.simulator;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import com.google.gson.JsonParseException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

/// The simulator's own controls over HTTP, under `/_sim/`, for a process outside this one.
final class ControlPlane implements HttpHandler {

    private final StripeSimulator simulator;

    ControlPlane(StripeSimulator simulator) {
        this.simulator = simulator;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath().substring("/_sim/".length());
            int status = 200;
            Json answer;
            try {
                answer = act(exchange.getRequestMethod(), List.of(path.split("/")), Params.ofJson(body));
            }
            catch (IllegalArgumentException | StripeRefusal | DateTimeException | JsonParseException ex) {
                status = 400;
                answer = Json.object().put("message", ex.getMessage());
            }
            byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Json act(String method, List<String> path, Params params) {
        String what = method + " " + path.getFirst() + ((path.size() > 1) ? "/…" : "");
        String which = (path.size() > 1) ? path.get(1) : "";
        switch (what) {
            case "PUT clock" -> moveClock(params);
            case "POST faults" -> planFault(params);
            case "DELETE faults" -> this.simulator.faults().clear();
            case "PUT webhook_endpoint" ->
                this.simulator.sendWebhooksTo(URI.create(params.required("url")), params.required("secret"));
            case "PUT webhook_plan" -> planWebhooks(params);
            case "POST webhook_release" -> release(params);
            case "POST webhook_resend" -> this.simulator.resend(params.required("event"));
            case "PUT cards/…" -> behave(which, params);
            case "PUT authentications/…" -> this.simulator.authenticate(which, params.flag("proved"));
            case "PUT settlements/…" -> settle(which, params);
            case "POST refunds" -> this.simulator.refunds()
                .makeByHand(params.required("charge"), Long.parseLong(params.required("amount")));
            case "PUT refunds/…" -> conclude(which, params);
            case "POST disputes" -> dispute(params);
            case "PUT disputes/…" -> decide(which, params);
            case "PUT accounts/…" -> change(which, params.required("becomes"));
            case "POST bank_payouts/…" -> this.simulator.payOut(which, params.text("failure_code"));
            case "POST top_ups" -> this.simulator.topUp(Long.parseLong(params.required("amount")));
            case "PUT revocation" -> this.simulator.revokeKeys();
            case "DELETE revocation" -> this.simulator.restoreKeys();
            case "PUT rate_limit" ->
                this.simulator.limitRate(Integer.parseInt(params.required("per_second_and_endpoint")));
            case "POST reset" -> this.simulator.reset();
            case "GET clock", "GET faults", "GET charges", "GET requests", "GET events", "GET violations",
                    "GET deliveries", "GET refunds", "GET disputes", "GET transfers" ->
                {
                }
            default -> throw new IllegalArgumentException("There is no control '%s'.".formatted(what));
        }
        return Showing.of(this.simulator, path.getFirst());
    }

    private void moveClock(Params params) {
        String now = params.text("now");
        if (now != null) {
            this.simulator.setClock(Instant.parse(now));
        }
        else {
            this.simulator.advanceClock(Duration.parse(params.required("advance")));
        }
    }

    private void planFault(Params params) {
        Fault.Kind kind = Fault.Kind.valueOf(params.required("kind").toUpperCase(Locale.ROOT));
        Duration lasting = Duration.parse(Objects.requireNonNullElse(params.text("lasting"), "PT0S"));
        int times = Integer.parseInt(Objects.requireNonNullElse(params.text("times"), "1"));
        this.simulator.faults()
            .next(times, params.required("method"), params.required("path"), new Fault(kind, lasting));
    }

    private void planWebhooks(Params params) {
        WebhookPlan plan = switch (params.required("plan")) {
            case "deliver" -> new WebhookPlan.Deliver();
            case "lose" -> new WebhookPlan.Lose();
            case "duplicate" ->
                new WebhookPlan.Duplicate(Integer.parseInt(Objects.requireNonNullElse(params.text("copies"), "2")));
            case "hold" -> new WebhookPlan.Hold();
            case "bad_signature" -> new WebhookPlan.BadSignature();
            case "shift_timestamp" -> new WebhookPlan.ShiftTimestamp(Duration.parse(params.required("by")));
            case "api_version" -> new WebhookPlan.ApiVersion(params.text("version"));
            default -> throw new IllegalArgumentException("There is no such plan.");
        };
        String type = params.text("event_type");
        if (type != null) {
            this.simulator.webhooks().plan(type, plan);
        }
        else {
            this.simulator.webhooks().plan(plan);
        }
    }

    private void release(Params params) {
        Long seed = params.number("shuffle_seed");
        if (seed != null) {
            this.simulator.webhooks().releaseShuffled(seed);
        }
        else {
            this.simulator.webhooks().release();
        }
    }

    private void behave(String card, Params params) {
        switch (params.required("behaviour")) {
            case "approve" -> this.simulator.cards().approve(card);
            case "decline" -> this.simulator.cards().decline(card, params.required("decline_code"));
            case "require_authentication" -> this.simulator.cards().requireAuthentication(card);
            case "linger" -> this.simulator.cards().linger(card);
            default -> throw new IllegalArgumentException("There is no such behaviour.");
        }
    }

    private void change(String account, String next) {
        switch (next) {
            case "closed" -> this.simulator.closeAccount(account);
            case "deauthorized" -> this.simulator.deauthorize(account);
            default -> this.simulator.becomes(account, next);
        }
    }

    private void settle(String paymentIntent, Params params) {
        String declineCode = params.text("decline_code");
        if (declineCode != null) {
            this.simulator.settleDeclined(paymentIntent, declineCode);
        }
        else {
            this.simulator.settle(paymentIntent);
        }
    }

    private void conclude(String refund, Params params) {
        switch (params.required("status")) {
            case "succeeded" -> this.simulator.refunds().settle(refund);
            case "failed" -> this.simulator.refunds().fail(refund);
            default -> throw new IllegalArgumentException("There is no such status.");
        }
    }

    private void dispute(Params params) {
        if (params.flag("inquiry")) {
            this.simulator.disputes().inquire(params.required("charge"));
        }
        else {
            this.simulator.disputes().open(params.required("charge"));
        }
    }

    private void decide(String dispute, Params params) {
        switch (params.required("status")) {
            case "won" -> this.simulator.disputes().win(dispute);
            case "lost" -> this.simulator.disputes().lose(dispute);
            case "needs_response" -> this.simulator.disputes().escalate(dispute);
            default -> throw new IllegalArgumentException("There is no such status.");
        }
    }

}
