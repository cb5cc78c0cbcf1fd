package dev.cloakroom.bootstrap.contract;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A request that an operation accepts, with whatever it needs to be about.
final class GoodRequests {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private final World world;
    private final Samples samples;

    GoodRequests(Contract contract, World world, Random random) {
        this.world = world;
        this.samples = new Samples(contract, random);
    }

    Probe of(Operation operation) {
        var target = PARAMETER.matcher(operation.path()).replaceAll(parameter -> about(operation, parameter.group(1)));
        return new Probe(
                "a good request",
                operation,
                operation.method(),
                target + query(operation),
                headers(operation),
                body(operation),
                RequestMutations.declared(operation, 200, 300));
    }

    /// What must be there and nothing else; of a list, one.
    private String query(Operation operation) {
        return operation.parameters("query").stream()
                .filter(parameter -> parameter.path("required").asBoolean())
                .map(parameter -> parameter.get("name").asString() + "=" + one(parameter.get("schema")))
                .collect(Collectors.joining("&", "?", ""))
                .replaceFirst("^\\?$", "");
    }

    private String one(JsonNode schema) {
        return samples.of(schema.has("items") ? schema.get("items") : schema).asString();
    }

    private String about(Operation operation, String parameter) {
        return switch (operation.id()) {
            case "retryJob" -> world.canceledJob();
            case "deleteWebhookEndpoint" -> world.newEndpoint();
            case "retryTask" -> world.failedTask();
            case "updatePayment", "cancelPayment" -> world.pendingPayment();
            case "putPayment" -> UUID.randomUUID().toString();
            case "putRefund" ->
                parameter.equals("refund_id") ? UUID.randomUUID().toString() : world.existing(parameter);
            default -> world.existing(parameter);
        };
    }

    /// As [#of], but sent again and again with something odd in it: what was deleted is then no longer there, a
    /// refresh token is spent, and one account cannot sign in for ever.
    Probe repeatable(Operation operation) {
        var good = of(operation);
        Set<Integer> expected = new HashSet<>(good.expected());
        if (operation.method().equals("DELETE")) {
            expected.add(404);
        }
        if (operation.node().get("x-rate-class").asString().equals("auth")) {
            expected.addAll(Set.of(401, 409, 429));
        }
        if (Set.of("createUser", "createProfile", "updateRequestStatus").contains(operation.id())) {
            expected.add(409);
        }
        return good.but(good.about(), expected.toArray(Integer[]::new));
    }

    private Map<String, String> headers(Operation operation) {
        var headers = new HashMap<String, String>();
        headers.put("X-Forwarded-For", world.address());
        if (!operation.isPublic()) {
            headers.put("Authorization", "Bearer " + world.token(operation));
        }
        if (operation.isStream()) {
            headers.put("Accept", "text/event-stream");
        }
        var body = operation.body();
        if (body != null) {
            headers.put("Content-Type", Forms.isForm(body) ? Forms.MEDIA_TYPE : body.mediaType());
        }
        if (operation.parameters("header").stream()
                .anyMatch(header -> header.get("name").asString().equals("If-Match"))) {
            headers.put("If-Match", "*");
        }
        if (operation.node().path("x-idempotency").asString().equals("required")) {
            headers.put("Idempotency-Key", UUID.randomUUID().toString());
        }
        return headers;
    }

    private @Nullable String body(Operation operation) {
        if (operation.body() == null) {
            return null;
        }
        if (Forms.isForm(operation.body())) {
            return Forms.of("{\"max_rejects\": 5}");
        }
        var body =
                (ObjectNode) samples.of(Objects.requireNonNull(operation.body()).schema());
        switch (operation.id()) {
            case "signIn" -> {
                return World.credentials("fuzz@example.com");
            }
            case "refreshTokens" -> body.put("refresh_token", world.refreshToken());
            // A key has no scope that its maker lacks.
            case "createApiKey" -> body.putArray("scopes").add("jobs:read").add("reports:read");
            // What a type of report asks for stands in the list of the types, not in the schema.
            case "createReport" -> body.remove("parameters");
            // Where mail may go, and where a new request may, the schema does not say.
            case "createRequest" -> body.put("title", "Street lamp out").put("contact_email", "ada@example.com");
            case "updateRequestStatus" -> body.put("status", "in_progress");
            // A kind of one's own, a queue that there is, and an end after the beginning.
            case "createJob" -> {
                body.put("kind", "resize").remove("finish_by");
                body.remove("queue");
            }
            // What a pattern and a zone are, the schema does not say.
            case "createSchedule", "updateSchedule" -> {
                body.put("cron", "*/5 * * * *")
                        .put("time_zone", "Europe/Berlin")
                        .put("enabled", false);
                body.putObject("job").put("kind", "resize").putObject("payload");
            }
            // Which digits a currency has, whose profiles there are, and what is left to refund, no schema says.
            case "createPayment", "putPayment", "updatePayment", "putRefund" -> {
                body.remove("payer_profile_id");
                body.remove("settle_at");
                body.putObject("amount").put("value", "0.10").put("currency", "EUR");
            }
            case "createEvent", "checkTrigger" -> body.put("type", "order.paid");
            // What a clause and a template are, the schema does not say.
            case "createTrigger", "updateTrigger" -> {
                body.put("event_type", "never.*").put("enabled", false).putArray("condition");
                body.putObject("job").put("kind", "resize").putObject("payload");
            }
            // One way of choosing, and no window that ends before it begins.
            case "createBulkAction" -> {
                body.remove("ids");
                body.remove("preview_id");
                body.putObject("filter").put("kind", "resize");
            }
            // What a URL and an event are, the schema does not say. Nothing is sent again to one that is disabled.
            case "createWebhookEndpoint", "updateWebhookEndpoint" -> {
                body.put("url", "https://shop.example/hooks").put("enabled", true);
                body.putArray("event_types").add("webhook.*");
            }
            case "createProfile", "replaceProfile", "updateProfile" -> body.put("email", World.newEmail());
            // At once; a kind that no other request is about.
            case "claimLeases" -> body.put("wait_seconds", 0).putArray("kinds").add("unleased");
            case "extendLease", "completeLease", "releaseLease" -> body.put("epoch", 1);
            case "failLease" -> {
                body.put("epoch", 1);
                ((ObjectNode) body.get("error")).put("code", "out-of-luck");
            }
            default -> {}
        }
        return body.toString();
    }
}
