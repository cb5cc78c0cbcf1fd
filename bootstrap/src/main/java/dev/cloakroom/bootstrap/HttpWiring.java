package dev.cloakroom.bootstrap;

import dev.cloakroom.api.auth.AuthRoutes;
import dev.cloakroom.api.jobs.JobsRoutes;
import dev.cloakroom.api.operation.OperationRoutes;
import dev.cloakroom.api.queues.QueuesRoutes;
import dev.cloakroom.api.reports.ReportsRoutes;
import dev.cloakroom.api.runtime.Operation.RateClass;
import dev.cloakroom.api.runtime.json.Schemas;
import dev.cloakroom.application.operation.Readiness;
import dev.cloakroom.bootstrap.config.Config;
import dev.cloakroom.domain.Json;
import dev.cloakroom.http.Calls;
import dev.cloakroom.http.Cursors;
import dev.cloakroom.http.JsonText;
import dev.cloakroom.http.Policy;
import dev.cloakroom.http.ProblemTypes;
import dev.cloakroom.http.Problems;
import dev.cloakroom.http.RateLimit;
import dev.cloakroom.http.RetryAfter;
import dev.cloakroom.http.auth.AuthApi;
import dev.cloakroom.http.auth.SecretKeys;
import dev.cloakroom.http.jobs.JobEntry;
import dev.cloakroom.http.jobs.JobResults;
import dev.cloakroom.http.jobs.JobStream;
import dev.cloakroom.http.jobs.JobViews;
import dev.cloakroom.http.jobs.JobWait;
import dev.cloakroom.http.jobs.JobsApi;
import dev.cloakroom.http.operation.DocsPages;
import dev.cloakroom.http.operation.OperationApi;
import dev.cloakroom.http.queues.QueuesApi;
import dev.cloakroom.http.reports.ReportsApi;
import dev.cloakroom.http.server.HttpServer;
import dev.cloakroom.http.server.RequestJournal;
import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// The public port: each tag of the contract bound to its implementation.
record HttpWiring(AuthWiring auth, JobsWiring jobs, QueuesWiring queues, ReportsWiring reports, Readiness readiness) {

    private static final String CONTRACT = "/dev/cloakroom/api/openapi.json";

    HttpServer server(
            Config.Web web, SecretKeys secrets, MeterRegistry meters, InstantSource clock, RandomGenerator random) {
        var types = new ProblemTypes(contract());
        var problems = new Problems(types, web.publicUrl());
        var policy = new Policy(auth.authenticator(), web.addresses(), Map.of(RateClass.AUTH, RateLimit.auth(clock)));
        var calls = new Calls(policy, RateLimit.authAccount(clock), web.publicUrl(), secrets.fingerprints());
        var cursors = new Cursors(secrets.cursors(), clock);
        var wait = new JobWait(jobs.watch(), new RetryAfter(clock, random));

        var authApi = new AuthApi(auth.sessions(), auth.users(), auth.keys(), cursors);
        var jobsApi = new JobsApi(
                jobs.queries(),
                jobs.cancel(),
                wait,
                new JobResults(jobs.queries(), reports.queries(), wait),
                new JobStream(jobs.queries(), jobs.watch(), clock),
                new JobEntry(jobs.submit(), jobs.queries(), wait, new JobViews(problems)),
                cursors,
                problems);
        var reportsApi =
                new ReportsApi(reports.request(), reports.queries(), reports.delete(), wait, cursors, problems);
        var queuesApi = new QueuesApi(queues.queries(), queues.put(), queues.pause(), queues.resume(), queues.delete());
        var operationApi = new OperationApi(readiness, types, auth.signingKeys());

        var schemas = Schemas.bundled();
        List<Consumer<RoutesConfig>> routes = List.of(
                to -> AuthRoutes.register(to, authApi, calls, schemas),
                to -> JobsRoutes.register(to, jobsApi, calls, schemas),
                to -> QueuesRoutes.register(to, queuesApi, calls, schemas),
                to -> ReportsRoutes.register(to, reportsApi, calls, schemas),
                to -> OperationRoutes.register(to, operationApi, calls, schemas),
                new DocsPages()::register);
        return new HttpServer(
                HttpServer.Settings.of(web.host(), web.port()),
                problems,
                new RequestJournal(meters),
                random,
                policy,
                routes);
    }

    private static Json.Obj contract() {
        try (var in = Objects.requireNonNull(HttpWiring.class.getResourceAsStream(CONTRACT), CONTRACT)) {
            return (Json.Obj) JsonText.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
