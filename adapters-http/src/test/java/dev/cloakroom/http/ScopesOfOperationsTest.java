package dev.cloakroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.api.Operations;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import dev.cloakroom.api.runtime.Endpoints;
import dev.cloakroom.api.runtime.Operation;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.UserId;
import io.javalin.config.RoutesConfig;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who may do what, operation by operation. The table is written by hand, so that a scope that changes in the
/// contract is noticed by a person.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopesOfOperationsTest {

    /// `public` for everybody, an empty list for whoever is known.
    private static final Map<String, List<String>> TABLE = new TreeMap<>();

    private static final List<String> PUBLIC = List.of("public");
    private static final UserId USER = new UserId(new UUID(0, 1));

    static {
        for (var id : List.of("signUp", "signIn", "refreshTokens", "listProblemTypes", "getProblemType")) {
            TABLE.put(id, PUBLIC);
        }
        for (var id : List.of("listSigningKeys", "checkLiveness", "checkReadiness")) {
            TABLE.put(id, PUBLIC);
        }
        for (var id : List.of("signOut", "createApiKey", "listApiKeys", "deleteApiKey")) {
            TABLE.put(id, List.of("account"));
        }
        TABLE.put("getMe", List.of());
        TABLE.put("createRequest", PUBLIC);
        for (var id : List.of("getRequest", "listRequestHistory")) {
            TABLE.put(id, List.of());
        }
        for (var id : List.of("listRequests", "updateRequestStatus", "rotateRequestToken")) {
            TABLE.put(id, List.of("admin"));
        }
        for (var id : List.of("listUsers", "createUser", "getUser", "updateUser")) {
            TABLE.put(id, List.of("admin"));
        }
        for (var id : List.of(
                "listJobs",
                "getJob",
                "getJobResult",
                "getJobExplanation",
                "listJobAttempts",
                "streamJobEvents",
                "streamJobs")) {
            TABLE.put(id, List.of("jobs:read"));
        }
        TABLE.put("downloadJobResult", List.of("jobs:read"));
        for (var id : List.of("createJob", "createJobs", "createBulkAction", "retryJob", "cancelJob")) {
            TABLE.put(id, List.of("jobs:write"));
        }
        for (var id : List.of("listQueues", "getQueue")) {
            TABLE.put(id, List.of("jobs:read"));
        }
        for (var id : List.of("updateQueue", "deleteQueue", "pauseQueue", "resumeQueue")) {
            TABLE.put(id, List.of("admin"));
        }
        TABLE.put("listFailures", List.of("jobs:read"));
        for (var id : List.of("getAnalyticsSummary", "getAnalyticsTimeseries")) {
            TABLE.put(id, List.of("analytics:read"));
        }
        for (var id : List.of("listSchedules", "getSchedule")) {
            TABLE.put(id, List.of("schedules:read"));
        }
        for (var id : List.of("createSchedule", "updateSchedule", "deleteSchedule", "runSchedule")) {
            TABLE.put(id, List.of("schedules:write"));
        }
        for (var id : List.of("listWebhookEndpoints", "getWebhookEndpoint")) {
            TABLE.put(id, List.of("webhooks:read"));
        }
        for (var id : List.of("createWebhookEndpoint", "updateWebhookEndpoint", "deleteWebhookEndpoint")) {
            TABLE.put(id, List.of("webhooks:write"));
        }
        for (var id : List.of("listWebhookDeliveries", "getWebhookDelivery")) {
            TABLE.put(id, List.of("webhooks:read"));
        }
        for (var id : List.of("sendTestEvent", "resendWebhookDelivery", "resendWebhookDeliveries")) {
            TABLE.put(id, List.of("webhooks:write"));
        }
        TABLE.put("rotateWebhookSecret", List.of("webhooks:write"));
        for (var id : List.of("listEvents", "getEvent")) {
            TABLE.put(id, List.of("events:read"));
        }
        for (var id : List.of("listTriggers", "getTrigger")) {
            TABLE.put(id, List.of("triggers:read"));
        }
        for (var id : List.of("createTrigger", "updateTrigger", "deleteTrigger", "checkTrigger")) {
            TABLE.put(id, List.of("triggers:write"));
        }
        for (var id : List.of("createEvent", "createEvents")) {
            TABLE.put(id, List.of("events:write"));
        }
        for (var id : List.of("claimLeases", "extendLease", "extendLeases", "failLease", "releaseLease")) {
            TABLE.put(id, List.of("leases"));
        }
        for (var id : List.of("listWorkers", "drainWorker", "resumeWorker")) {
            TABLE.put(id, List.of("admin"));
        }
        for (var id : List.of("completeLease", "completeLeases")) {
            TABLE.put(id, List.of("leases"));
        }
        for (var id : List.of("listTasks", "getTask", "getTaskResult", "getTaskRejects", "getTaskSummary")) {
            TABLE.put(id, List.of("tasks:read"));
        }
        for (var id : List.of("downloadTaskResult", "downloadTaskRejects", "getTaskSchema")) {
            TABLE.put(id, List.of("tasks:read"));
        }
        for (var id : List.of("createTask", "retryTask", "deleteTask")) {
            TABLE.put(id, List.of("tasks:write"));
        }
        for (var id : List.of("listPayments", "getPayment", "listRefunds", "getRefund")) {
            TABLE.put(id, List.of("payments:read"));
        }
        for (var id : List.of("createPayment", "putPayment", "updatePayment", "cancelPayment", "putRefund")) {
            TABLE.put(id, List.of("payments:write"));
        }
        for (var id : List.of("listReports", "getReport", "listReportTypes")) {
            TABLE.put(id, List.of("reports:read"));
        }
        for (var id : List.of("listProfiles", "getProfile")) {
            TABLE.put(id, List.of("profiles:read"));
        }
        for (var id : List.of("createProfile", "replaceProfile", "updateProfile", "deleteProfile")) {
            TABLE.put(id, List.of("profiles:write"));
        }
        for (var id : List.of("createReport", "deleteReport")) {
            TABLE.put(id, List.of("reports:write"));
        }
    }

    private final TestServer server = new TestServer(ScopesOfOperationsTest::routes);

    /// The policy decides before any handler, so none is needed.
    private static void routes(RoutesConfig routes, Calls calls) {
        var endpoints = new Endpoints<>(routes, calls, TestServer.SCHEMAS);
        Operations.ALL.forEach(operation ->
                endpoints.<Object, ApiResponse>add(operation, _ -> operation, (_, _) -> () -> Encoded.empty(204)));
    }

    @BeforeAll
    void theServerRuns() {
        assertThat(server.port()).isPositive();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void theTableIsThatOfTheContract() {
        var contract = new TreeMap<String, List<String>>();
        Operations.ALL.forEach(
                operation -> contract.put(operation.id(), operation.isPublic() ? PUBLIC : operation.scopes()));
        assertThat(contract).isEqualTo(TABLE);
    }

    static Stream<Operation> operations() {
        return Operations.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void withoutACredentialOnlyPublicOperationsGoOn(Operation operation) {
        assertThat(send(operation, "").statusCode()).isEqualTo(operation.isPublic() ? 204 : 401);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anExpiredCredentialOpensNothing(Operation operation) {
        assertThat(send(operation, "expired").statusCode()).isEqualTo(operation.isPublic() ? 204 : 401);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void allScopesButOneAreTooFew(Operation operation) {
        for (var name : operation.scopes()) {
            var others = EnumSet.allOf(Scope.class);
            others.remove(Scope.parse(name).orElseThrow());
            var reply = send(operation, TestServer.token(USER, others.toArray(Scope[]::new)));
            assertThat(reply.statusCode()).isEqualTo(403);
            assertThat(reply.body()).contains("\"required_scopes\":[\"" + name + "\"");
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void theNamedScopesAreEnough(Operation operation) {
        var scopes = operation.scopes().stream()
                .map(name -> Scope.parse(name).orElseThrow())
                .toArray(Scope[]::new);
        assertThat(send(operation, TestServer.token(USER, scopes)).statusCode()).isEqualTo(204);
    }

    private HttpResponse<String> send(Operation operation, String token) {
        var path = operation.path().replaceAll("\\{[^}]*}", new UUID(0, 9).toString());
        var accept =
                "Accept: " + String.join(", ", operation.produces().isEmpty() ? List.of("*/*") : operation.produces());
        var key = "Idempotency-Key: " + operation.id();
        return token.isEmpty()
                ? server.send(operation.method() + " " + path, "", accept, key)
                : server.sendAs(token, operation.method() + " " + path, "", accept, key);
    }
}
