package dev.cloakroom.bootstrap.features;

import dev.cloakroom.api.operation.OperationRoutes;
import dev.cloakroom.application.operation.Readiness;
import dev.cloakroom.aws.blobs.S3Blobs;
import dev.cloakroom.bootstrap.features.jobs.DoorbellWiring;
import dev.cloakroom.bootstrap.http.HttpParts;
import dev.cloakroom.bootstrap.loops.Loops;
import dev.cloakroom.http.auth.SigningKeys;
import dev.cloakroom.http.operation.OperationApi;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.Routing;
import dev.cloakroom.persistence.jobs.news.HearOthers;
import io.javalin.config.RoutesConfig;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What this process says about itself: whether it is ready, to load balancers, and how each part is, to its operator.
public record OperationWiring(
        Readiness readiness,
        Routing routing,
        @Nullable DoorbellWiring doorbell,
        HearOthers hearing,
        Loops loops,
        List<Supplier<Map<String, String>>> warnings) {

    private static final Logger log = LoggerFactory.getLogger(OperationWiring.class);

    private interface Probe {
        void run() throws Exception;
    }

    public static OperationWiring of(
            Database database,
            S3Blobs blobs,
            @Nullable DoorbellWiring doorbell,
            HearOthers hearing,
            Loops loops,
            InstantSource clock) {
        var probes = new LinkedHashMap<String, BooleanSupplier>();
        probes.put(
                "writer", () -> works("writer", () -> database.jdbi().useHandle(handle -> handle.execute("SELECT 1"))));
        probes.put("blobs", () -> works("blobs", blobs::check));
        return new OperationWiring(
                new Readiness(probes, clock),
                database.routing(),
                doorbell,
                hearing,
                loops,
                new CopyOnWriteArrayList<>());
    }

    public void register(RoutesConfig to, HttpParts parts, SigningKeys keys) {
        var api = new OperationApi(readiness, parts.problemTypes(), keys);
        OperationRoutes.register(to, api, parts.calls(), parts.schemas());
    }

    /// What is wrong with each part, or nothing.
    public Map<String, String> faults() {
        var faults = new LinkedHashMap<String, String>();
        readiness.parts().forEach((name, works) -> faults.put(name, works ? "" : "does not answer"));
        // A reader that is away makes nobody unready: the primary answers in its place.
        faults.putAll(routing.faults());
        if (doorbell != null) {
            // What SQS does not take now is sent later, so this makes nobody unready either.
            faults.put("messages", works("messages", doorbell::check) ? "" : "SQS does not answer");
        }
        faults.put("listener", hearing.isListening() ? "" : "hears nothing: polling instead");
        faults.putAll(loops.faults());
        return faults;
    }

    /// What still works and should be looked at, with what to do about it.
    public Map<String, String> advice() {
        var advice = new LinkedHashMap<String, String>();
        warnings.forEach(source -> advice.putAll(source.get()));
        advice.values().removeIf(String::isEmpty);
        return advice;
    }

    private static boolean works(String name, Probe probe) {
        try {
            probe.run();
            return true;
        } catch (Exception failed) {
            log.warn("{} does not answer: {}", name, failed.toString());
            return false;
        }
    }
}
