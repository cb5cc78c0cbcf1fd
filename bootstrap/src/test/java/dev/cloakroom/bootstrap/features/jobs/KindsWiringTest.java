package dev.cloakroom.bootstrap.features.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.jobs.JobHandler;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection.Fault;
import dev.cloakroom.http.client.OutboundClient;
import dev.cloakroom.http.client.OutboundLimits;
import dev.cloakroom.http.client.OutboundRules;
import dev.cloakroom.http.mail.SmtpSettings;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KindsWiringTest {

    private final OutboundClient outbound =
            new OutboundClient(OutboundRules.allowing(List.of()), OutboundLimits.DEFAULT, InstantSource.system());

    @AfterEach
    void close() throws IOException {
        outbound.close();
    }

    @Test
    void eachBuiltInKindJudgesItsPayload() {
        var sender = SmtpSettings.sender("no-reply@example.com").orElseThrow();
        var wired = KindsWiring.of(outbound, SmtpSettings.parse("smtp://localhost", sender), InstantSource.system());
        assertThat(wired.handlers()).extracting(JobHandler::kind).containsExactly("sleep", "http", "email");
        for (var kind : List.of("sleep", "http", "email")) {
            assertThat(wired.kinds().faults(kind, Json.EMPTY.with("nonsense", Json.of(1))))
                    .extracting(Fault::pointer)
                    .contains("#/payload/nonsense");
        }
        assertThat(wired.kinds().faults("my-kind", Json.EMPTY.with("nonsense", Json.of(1))))
                .isEmpty();
    }

    @Test
    void withoutAMailServerMailIsRefusedAtTheDoor() {
        var wired = KindsWiring.of(outbound, null, InstantSource.system());
        assertThat(wired.handlers()).extracting(JobHandler::kind).doesNotContain("email");
        assertThat(wired.kinds().faults("email", Json.EMPTY))
                .extracting(Fault::pointer)
                .containsExactly("#/kind");
    }
}
