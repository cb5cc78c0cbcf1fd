package dev.cloakroom.http.requests;

import dev.cloakroom.api.requests.RequestsRoutes;
import dev.cloakroom.application.InMemoryIdempotencyKeys;
import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.events.Announcements;
import dev.cloakroom.application.events.InMemoryEventOutbox;
import dev.cloakroom.application.jobs.InMemoryJobs;
import dev.cloakroom.application.jobs.JobFilter;
import dev.cloakroom.application.jobs.TestAttempt;
import dev.cloakroom.application.requests.ChangeStatus;
import dev.cloakroom.application.requests.CreateRequest;
import dev.cloakroom.application.requests.InMemoryRequests;
import dev.cloakroom.application.requests.RequestQueries;
import dev.cloakroom.application.requests.RotateToken;
import dev.cloakroom.application.requests.TellOfChange;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.http.Calls;
import dev.cloakroom.http.Cursors;
import dev.cloakroom.http.TestServer;
import dev.cloakroom.http.limits.Limits;
import dev.cloakroom.http.limits.Quota;
import dev.cloakroom.http.limits.Quotas;
import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

/// A server that serves requests over ports in memory. The clock stands at 2026-03-01T10:00:00Z.
final class TestRequests implements AutoCloseable {

    static final UserId ADMIN_ID = new UserId(new UUID(0, 1));
    static final String ADMIN = TestServer.token(ADMIN_ID, Scope.ADMIN);
    static final String USER = TestServer.token(new UserId(new UUID(0, 2)), Scope.JOBS_READ);

    final TestClock clock = new TestClock();
    final InMemoryRequests requests = new InMemoryRequests();
    final InMemoryEventOutbox events = new InMemoryEventOutbox();
    final InMemoryJobs jobs = new InMemoryJobs();
    final TestServer server = new TestServer(
            TestServer.AUTHENTICATOR,
            Limits.of(
                    new Quotas(null, new Quota(10, Duration.ofMinutes(1)), null, null, null, null, null),
                    new SimpleMeterRegistry(),
                    () -> Duration.between(Instant.EPOCH, clock.instant()).toNanos()),
            this::routes);

    /// What came of a creation: the path, and the token alone.
    record Made(String path, String token) {
        String link() {
            return path + "?t=" + token;
        }
    }

    private void routes(RoutesConfig routes, Calls calls) {
        var tokens = new RandomTrackingTokens(new SecureRandom());
        var transactions = new InMemoryTransactions();
        var keys = new InMemoryIdempotencyKeys(clock);
        var ids = new TestIds(clock);
        var announcements = new Announcements(events, clock, ids);
        var api = new RequestsApi(
                new RequestsApi.Actions(
                        new CreateRequest(requests, tokens, announcements, transactions, clock, ids),
                        new ChangeStatus(requests, jobs, announcements, keys, transactions, clock, ids),
                        new RotateToken(requests, tokens, transactions)),
                new RequestQueries(requests, tokens),
                new Cursors(new SecretKeySpec(new byte[32], "HmacSHA256"), clock),
                TestServer.PUBLIC_URL);
        RequestsRoutes.register(routes, api, calls, TestServer.SCHEMAS);
    }

    Made make(String body) {
        var created = TestServer.json(server.send("POST /v1/requests", body));
        var url = Objects.requireNonNull(created.text("tracking_url"));
        var parts = url.substring(TestServer.PUBLIC_URL.toString().length()).split("\\?t=");
        return new Made(parts[0], parts[1]);
    }

    HttpResponse<String> change(Made made, String body, String... headers) {
        return server.sendAs(ADMIN, "PATCH " + made.path() + "/status", body, headers);
    }

    /// Runs the jobs that wait, as a worker would.
    void work() {
        var tell = new TellOfChange(requests, requests, new InMemoryTransactions(), null, clock);
        for (var job : jobs.list(UserId.SYSTEM, JobFilter.newest(100))) {
            var payload = jobs.find(UserId.SYSTEM, job.id())
                    .orElseThrow()
                    .submission()
                    .payload();
            try {
                var _ = tell.run(new TestAttempt(Objects.requireNonNullElse(payload, Json.EMPTY)));
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
