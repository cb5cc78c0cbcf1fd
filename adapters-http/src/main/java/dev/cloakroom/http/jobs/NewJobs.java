package dev.cloakroom.http.jobs;

import dev.cloakroom.application.jobs.NewJob;
import dev.cloakroom.domain.Json;
import dev.cloakroom.http.HttpProblem;
import dev.cloakroom.http.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// What the contract calls a new job.
final class NewJobs {

    private static final int LARGEST_PAYLOAD = 256 * 1024;

    private NewJobs() {}

    /// @throws HttpProblem `payload-too-large`
    static NewJob of(dev.cloakroom.api.model.NewJob body) {
        var timeout = body.timeoutSeconds();
        return new NewJob(
                body.kind(),
                payload(body.payload()),
                body.queue(),
                body.priority(),
                body.runAt(),
                body.maxAttempts(),
                timeout == null ? null : Duration.ofSeconds(timeout),
                body.finishBy());
    }

    private static Json payload(ObjectNode node) {
        var payload = JsonText.json(node);
        if (JsonText.write(payload).getBytes(StandardCharsets.UTF_8).length > LARGEST_PAYLOAD) {
            throw new HttpProblem(
                    "payload-too-large",
                    "A payload has at most " + LARGEST_PAYLOAD + " bytes.",
                    new Json.Obj(Map.of("limit_bytes", Json.of(LARGEST_PAYLOAD))),
                    Map.of());
        }
        return payload;
    }
}
