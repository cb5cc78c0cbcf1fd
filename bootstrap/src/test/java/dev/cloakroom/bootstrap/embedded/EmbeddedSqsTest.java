package dev.cloakroom.bootstrap.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.application.jobs.doorbell.Doorbell.Call;
import dev.cloakroom.application.jobs.doorbell.Ring;
import dev.cloakroom.aws.doorbell.SqsDoorbell;
import dev.cloakroom.aws.doorbell.SqsSettings;
import dev.cloakroom.bootstrap.Eventually;
import dev.cloakroom.domain.jobs.JobId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedSqsTest {

    @TempDir
    Path data;

    @Test
    void messagesSurviveARestart() throws Exception {
        var job = new JobId(UUID.randomUUID());
        try (var directory = DataDirectory.open(data)) {
            try (var server = EmbeddedSqs.start(directory, 0);
                    var doorbell = doorbell(server)) {
                assertThat(doorbell.ring(List.of(new Ring(1, job, 1)))).isEmpty();
            }
            try (var server = EmbeddedSqs.start(directory, 0);
                    var doorbell = doorbell(server)) {
                var heard = new ArrayList<JobId>();
                // The queue is there before its messages are, and who waits for one is not woken by those.
                Eventually.holds("the message is there", () -> {
                    heard.addAll(jobs(doorbell));
                    return !heard.isEmpty();
                });
                assertThat(heard).containsExactly(job);
                assertThat(doorbell.deadLetters()).isZero();
            }
        }
    }

    @Test
    void aTakenPortIsSaidWithWhatToDo() {
        try (var directory = DataDirectory.open(data);
                var server = EmbeddedSqs.start(directory, 0)) {
            int port = server.queue().getPort();
            assertThatThrownBy(() -> EmbeddedSqs.start(directory, port).close())
                    .isInstanceOf(EmbeddedFailure.class)
                    .hasMessageContaining("CLOAKROOM_EMBEDDED_SQS_PORT");
        }
    }

    private static List<JobId> jobs(SqsDoorbell doorbell) {
        try {
            return doorbell.hear(1, Duration.ZERO).stream().map(Call::job).toList();
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static SqsDoorbell doorbell(EmbeddedSqs server) {
        return SqsDoorbell.of(new SqsSettings(server.queue(), server.deadLetters(), true));
    }
}
