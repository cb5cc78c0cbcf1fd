package dev.cloakroom.bootstrap.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Users, keys and reports in a running installation, for requests to be about. Made through the API alone, but for
/// the first admin, which is made on the command line.
final class World {

    static final String PASSWORD = "correct horse battery staple";

    /// What takes a moment is waited for as long as one may.
    private static final String LONGEST_WAIT = "wait=60";

    private static final String TRIGGER =
            "{\"event_type\":\"never.*\",\"enabled\":false,\"job\":{\"kind\":\"resize\",\"payload\":{}}}";
    private static final String SCHEDULE = """
            {"name":"fuzz","cron":"0 0 1 1 *","enabled":false,"job":{"kind":"resize","payload":{}}}""";

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;
    private final String adminToken;
    private final String token;
    private final String strangersToken;
    private final String leasingKey;
    private final String readingKey;
    private int addresses;
    private int queues;
    private int leases;
    private String settled = "";

    World(URI base, String adminEmail) {
        this.base = base;
        this.adminToken = signIn(adminEmail);
        this.token = signUp("fuzz@example.com");
        this.strangersToken = signUp("stranger@example.com");
        this.leasingKey = key("leases");
        this.readingKey = key("reports:read");
    }

    URI base() {
        return base;
    }

    /// An operation for admins is asked by one, any other by an ordinary user.
    String token(Operation operation) {
        var isForAdmins =
                operation.scopes().contains("admin") || operation.path().startsWith("/v1/requests/");
        return isForAdmins ? adminToken : token;
    }

    /// Somebody who may call the operation, but owns nothing; for the operations of admins, somebody who is none.
    String strangersToken() {
        return strangersToken;
    }

    /// An API key with one scope, which is not what the operation asks for.
    String weakKey(Operation operation) {
        return operation.scopes().contains("leases") ? readingKey : leasingKey;
    }

    private String key(String scope) {
        return post("/v1/api-keys", token, "{\"name\":\"weak\",\"scopes\":[\"" + scope + "\"]}")
                .get("key")
                .asString();
    }

    /// A path parameter that names something there is, fresh each time.
    String existing(String parameter) {
        return switch (parameter) {
            case "job_id", "report_id" ->
                post("/v1/reports", token, "{\"report_type\":\"jobs\"}")
                        .get("id")
                        .asString();
            case "api_key_id" ->
                post("/v1/api-keys", token, "{\"name\":\"fresh\",\"scopes\":[\"jobs:read\"]}")
                        .get("id")
                        .asString();
            case "user_id" ->
                post("/v1/users", adminToken, credentials("victim" + System.nanoTime() + "@example.com"))
                        .get("id")
                        .asString();
            case "payment_id" -> settledPayment();
            // The payment comes before it in the path.
            case "refund_id" -> refund(settled);
            case "task_id" -> task("{}");
            case "queue" -> queue("fuzz-" + queues++ % 50);
            case "schedule_id" ->
                post("/v1/schedules", token, SCHEDULE).get("id").asString();
            case "endpoint_id" -> endpoint();
            case "profile_id" -> profile();
            case "delivery_id" ->
                post("/v1/webhook-endpoints/" + endpoint() + "/test", token, "")
                        .get("id")
                        .asString();
            case "trigger_id" -> post("/v1/triggers", token, TRIGGER).get("id").asString();
            case "event_id" ->
                post("/v1/events", token, "{\"type\":\"order.paid\"}").get("id").asString();
            case "lease_id" -> leased();
            case "worker_id" -> worker();
            case "request_id" ->
                post("/v1/requests", "", "{\"title\":\"Street lamp out\"}")
                        .at("/request/id")
                        .asString();
            case "slug" -> "not-found";
            default -> throw new IllegalArgumentException("nothing is known of " + parameter);
        };
    }

    private String profile() {
        var person = "{\"name\":\"Fuzzy Person\",\"email\":\"" + newEmail() + "\",\"age\":36}";
        return post("/v1/profiles", token, person).get("id").asString();
    }

    /// An address that nobody has.
    static String newEmail() {
        return "person" + System.nanoTime() + "@example.com";
    }

    /// A task whose file has no such column.
    String failedTask() {
        return task("{\"columns\": [{\"name\": \"iban\"}]}");
    }

    /// A task that is over.
    private String task(String options) {
        var request = HttpRequest.newBuilder(base.resolve("/v1/tasks"))
                .timeout(Duration.ofMinutes(2))
                .header("Content-Type", Forms.MEDIA_TYPE)
                .header("Authorization", "Bearer " + token)
                .header("Prefer", LONGEST_WAIT)
                .POST(BodyPublishers.ofString(Forms.of(options)));
        var answer = send(request.build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Contract.JSON.readTree(answer.body()).get("id").asString();
    }

    String canceledJob() {
        var later = "{\"kind\":\"resize\",\"payload\":{},\"run_at\":\""
                + Instant.now().plusSeconds(3600) + "\"}";
        var id = post("/v1/jobs", token, later, "respond-async").get("id").asString();
        return post("/v1/jobs/" + id + "/cancel", token, "").get("id").asString();
    }

    /// It stays so for a day.
    String pendingPayment() {
        return payment(",\"settle_at\":\"" + Instant.now().plusSeconds(86_400) + "\"", "respond-async");
    }

    private String settledPayment() {
        settled = payment("", LONGEST_WAIT);
        return settled;
    }

    private String payment(String more, String prefer) {
        var order = "{\"amount\":{\"value\":\"12.30\",\"currency\":\"EUR\"},\"description\":\"fuzz\"" + more + "}";
        return post("/v1/payments", token, order, prefer).get("id").asString();
    }

    private String refund(String payment) {
        var id = UUID.randomUUID().toString();
        var request = HttpRequest.newBuilder(base.resolve("/v1/payments/" + payment + "/refunds/" + id))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .PUT(BodyPublishers.ofString("{\"amount\":{\"value\":\"0.10\",\"currency\":\"EUR\"}}"));
        var answer = send(request.build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return id;
    }

    /// The entry of an API key that nothing else leases jobs with: it may be drained.
    private String worker() {
        var _ = post("/v1/leases", leasingKey, "{\"kinds\":[\"unleased\"]}");
        for (var worker : get("/v1/workers?limit=100", adminToken).get("data")) {
            if (worker.has("api_key_id")) {
                return worker.get("id").asString();
            }
        }
        throw new AssertionError("the key has no entry");
    }

    /// A job that the user just took, with epoch 1. It is the only one of its kind: those that other requests failed
    /// or released, or whose leases ran out meanwhile, come back with a higher one.
    private String leased() {
        var kind = "leased-" + leases++;
        var _ = post("/v1/jobs", token, "{\"kind\":\"" + kind + "\",\"payload\":{}}", "respond-async");
        return post("/v1/leases", token, "{\"kinds\":[\"" + kind + "\"],\"lease_seconds\":300}")
                .at("/leases/0/id")
                .asString();
    }

    String refreshToken() {
        return post("/v1/auth/sign-in", "", credentials("fuzz@example.com"))
                .get("refresh_token")
                .asString();
    }

    /// So many requests come from one machine that they would all be refused; the test is a trusted proxy.
    String address() {
        addresses++;
        return "10.1." + addresses / 250 + "." + (addresses % 250 + 1);
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException fault) {
            throw new UncheckedIOException(request.toString(), fault);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    static String credentials(String email) {
        return Contract.JSON.writeValueAsString(Map.of("email", email, "password", PASSWORD));
    }

    /// There may be a hundred only, so they come again.
    private String queue(String name) {
        var request = HttpRequest.newBuilder(base.resolve("/v1/queues/" + name))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + adminToken)
                .header("If-None-Match", "*")
                .PUT(BodyPublishers.ofString("{}"));
        var answer = send(request.build());
        if (answer.statusCode() != 201 && answer.statusCode() != 412) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return name;
    }

    private String signUp(String email) {
        var _ = post("/v1/auth/sign-up", "", credentials(email));
        return signIn(email);
    }

    private String signIn(String email) {
        return post("/v1/auth/sign-in", "", credentials(email))
                .get("access_token")
                .asString();
    }

    /// Waits for what takes a moment.
    private JsonNode post(String path, String bearer, String body) {
        return post(path, bearer, body, LONGEST_WAIT);
    }

    /// There may be twenty only, so the newest comes again.
    private String endpoint() {
        var newest = get("/v1/webhook-endpoints?limit=1", token).at("/data/0/id");
        return newest.isMissingNode() ? newEndpoint() : newest.asString();
    }

    String newEndpoint() {
        return post("/v1/webhook-endpoints", token, "{\"url\":\"https://shop.example/\",\"event_types\":[\"*\"]}")
                .get("id")
                .asString();
    }

    private JsonNode get(String path, String bearer) {
        var request = HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + bearer);
        return Contract.JSON.readTree(send(request.build()).body());
    }

    private JsonNode post(String path, String bearer, String body, String prefer) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofMinutes(2))
                .header("Content-Type", "application/json")
                .header("Prefer", prefer)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("X-Forwarded-For", address())
                .POST(BodyPublishers.ofString(body));
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        var answer = send(request.build());
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return Contract.JSON.readTree(answer.body());
    }
}
