package dev.cloakroom.bootstrap.http;

import dev.cloakroom.api.runtime.json.Schemas;
import dev.cloakroom.application.auth.Authenticator;
import dev.cloakroom.application.jobs.watch.JobWatch;
import dev.cloakroom.bootstrap.config.Config;
import dev.cloakroom.domain.Json;
import dev.cloakroom.http.Calls;
import dev.cloakroom.http.Cursors;
import dev.cloakroom.http.JsonText;
import dev.cloakroom.http.Policy;
import dev.cloakroom.http.ProblemTypes;
import dev.cloakroom.http.Problems;
import dev.cloakroom.http.RetryAfter;
import dev.cloakroom.http.auth.SecretKeys;
import dev.cloakroom.http.jobs.JobWait;
import dev.cloakroom.http.limits.Limits;
import dev.cloakroom.http.limits.RateLimit;
import dev.cloakroom.http.operation.DocsPages;
import dev.cloakroom.http.server.HttpServer;
import dev.cloakroom.http.server.RequestJournal;
import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// The public port: the tags of the contract, each bound by its feature.
public record HttpWiring(Authenticator authenticator, JobWatch watch, List<Feature> features) {

    private static final String CONTRACT = "/dev/cloakroom/api/openapi.json";

    /// Binds the operations of its tags.
    public interface Feature {
        void register(RoutesConfig to, HttpParts parts);
    }

    public HttpServer server(
            Config.Web web, SecretKeys secrets, MeterRegistry meters, InstantSource clock, RandomGenerator random) {
        var types = new ProblemTypes(contract());
        var problems = new Problems(types, web.publicUrl());
        var limits = Limits.of(web.quotas(), meters, System::nanoTime);
        var policy = new Policy(authenticator, web.addresses(), limits);
        var parts = new HttpParts(
                new Calls(policy, RateLimit.authAccount(System::nanoTime), web.publicUrl(), secrets.fingerprints()),
                Schemas.bundled(),
                new Cursors(secrets.cursors(), clock),
                problems,
                types,
                new JobWait(watch, new RetryAfter(clock, random)),
                clock);
        var routes = features.stream().<Consumer<RoutesConfig>>map(feature -> to -> feature.register(to, parts));
        return new HttpServer(
                HttpServer.Settings.of(web.host(), web.port(), web.requestsMax()),
                problems,
                new RequestJournal(meters),
                // Names of requests and spans: to be told apart, not to be kept secret.
                () -> ThreadLocalRandom.current().nextLong(),
                policy,
                Stream.concat(routes, Stream.of(new DocsPages()::register, policy::register))
                        .toList());
    }

    private static Json.Obj contract() {
        try (var in = Objects.requireNonNull(HttpWiring.class.getResourceAsStream(CONTRACT), CONTRACT)) {
            return (Json.Obj) JsonText.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
