package dev.cloakroom.http.leases;

import dev.cloakroom.api.leases.LeasesRoutes;
import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.leases.ClaimLeases;
import dev.cloakroom.application.leases.CompleteLeases;
import dev.cloakroom.application.leases.ExtendLeases;
import dev.cloakroom.application.leases.FailLease;
import dev.cloakroom.application.leases.InMemoryLeases;
import dev.cloakroom.application.leases.LeaseWaiters;
import dev.cloakroom.application.leases.ReleaseLease;
import dev.cloakroom.domain.auth.Principal;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.http.Calls;
import dev.cloakroom.http.JsonText;
import dev.cloakroom.http.ProblemTypes;
import dev.cloakroom.http.Problems;
import dev.cloakroom.http.TestContract;
import dev.cloakroom.http.TestServer;
import io.javalin.config.RoutesConfig;
import java.net.http.HttpResponse;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// Jobs of one owner, and workers that are told apart by their API keys.
final class TestLeases implements AutoCloseable {

    static final UserId OWNER = new UserId(new UUID(0, 1));

    /// A session of the owner, one of a stranger, and one of somebody who may work for everybody.
    static final String TOKEN = TestServer.token(OWNER, Scope.LEASES);

    static final String STRANGER = TestServer.token(new UserId(new UUID(0, 2)), Scope.LEASES);
    static final String FOR_ALL = TestServer.token(new UserId(new UUID(0, 3)), Scope.LEASES, Scope.LEASES_ANY);

    /// API keys of the owner.
    static final String KEY = "key 1";

    static final String OTHER_KEY = "key 2";

    private final TestIds ids = new TestIds();
    final TestClock clock = new TestClock();
    final InMemoryLeases leases = new InMemoryLeases(clock);
    final LeaseWaiters waiters = new LeaseWaiters(leases);
    final TestServer server = new TestServer(TestLeases::authenticate, this::routes);

    private static Principal authenticate(String credential) {
        if (!credential.startsWith("key ")) {
            return TestServer.AUTHENTICATOR.authenticate(credential);
        }
        var id = new UUID(9, Long.parseLong(credential.substring(4)));
        return new Principal(OWNER, Role.USER, Set.of(Scope.LEASES), new Principal.Credential.ApiKey(id));
    }

    private void routes(RoutesConfig routes, Calls calls) {
        var random = new Random(5);
        var api = new LeasesApi(
                new ClaimLeases(leases, waiters, clock, ids, random),
                new ExtendLeases(leases),
                new CompleteLeases(leases, json -> JsonText.write(json).length()),
                new FailLease(leases, random),
                new ReleaseLease(leases),
                new LeaseViews(new Problems(new ProblemTypes(TestContract.read()), TestServer.PUBLIC_URL)));
        LeasesRoutes.register(routes, api, calls, TestServer.SCHEMAS);
    }

    JobId submit(String kind) {
        var id = new JobId(ids.get());
        leases.submit(id, OWNER, kind);
        return id;
    }

    HttpResponse<String> post(String token, String path, String body) {
        return server.sendAs(token, "POST /v1/leases" + path, body.replace('\'', '"'));
    }

    @Override
    public void close() {
        waiters.stop();
        server.close();
    }
}
