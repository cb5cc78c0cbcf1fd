package dev.cloakroom.bootstrap.features.jobs;

import dev.cloakroom.api.leases.LeasesRoutes;
import dev.cloakroom.application.leases.ClaimLeases;
import dev.cloakroom.application.leases.CompleteLeases;
import dev.cloakroom.application.leases.ExtendLeases;
import dev.cloakroom.application.leases.FailLease;
import dev.cloakroom.application.leases.LeaseWaiters;
import dev.cloakroom.application.leases.ReleaseLease;
import dev.cloakroom.bootstrap.http.HttpParts;
import dev.cloakroom.bootstrap.loops.Loops;
import dev.cloakroom.domain.Json;
import dev.cloakroom.http.JsonText;
import dev.cloakroom.http.leases.LeaseViews;
import dev.cloakroom.http.leases.LeasesApi;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.jobs.JdbiJobQueue;
import dev.cloakroom.persistence.leases.JdbiLeases;
import io.javalin.config.RoutesConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Jobs for workers that come over HTTP, and those of them that wait for jobs.
public record LeasesWiring(
        ClaimLeases claim,
        ExtendLeases extend,
        CompleteLeases complete,
        FailLease fail,
        ReleaseLease release,
        LeaseWaiters waiters) {

    private static final Duration MOMENT = Duration.ofMillis(50);
    private static final Duration SECOND = Duration.ofSeconds(1);

    public static LeasesWiring of(
            Database database,
            JobsWiring jobs,
            InstantSource clock,
            Supplier<UUID> ids,
            RandomGenerator random,
            Loops loops) {
        var queue = new JdbiJobQueue(database.jdbi(), jobs.news().everywhere());
        var leases = new JdbiLeases(database.jdbi(), queue, jobs.news().everywhere());
        var waiters = new LeaseWaiters(leases);
        jobs.news().here().add(waiters);
        waiters.wakeBy(loops.between(MOMENT, SECOND, "ring-waiting-workers", waiters::handle)::wake);
        return new LeasesWiring(
                new ClaimLeases(leases, waiters, clock, ids, random),
                new ExtendLeases(leases),
                new CompleteLeases(leases, LeasesWiring::sizeInBytes),
                new FailLease(leases, random),
                new ReleaseLease(leases),
                waiters);
    }

    public void register(RoutesConfig routes, HttpParts parts) {
        var api = new LeasesApi(claim, extend, complete, fail, release, new LeaseViews(parts.problems()));
        LeasesRoutes.register(routes, api, parts.calls(), parts.schemas());
    }

    private static int sizeInBytes(Json json) {
        return JsonText.write(json).getBytes(StandardCharsets.UTF_8).length;
    }
}
