package dev.cloakroom.aws.blobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.blobs.BlobKind;
import dev.cloakroom.application.jobs.InMemoryJobs;
import dev.cloakroom.application.tasks.InMemoryTasks;
import dev.cloakroom.application.tasks.SweepTaskFiles;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.tasks.TaskKey;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a process that dies while it takes in a file leaves behind: parts without an object, or an object without a
/// task; beside what one leaves that gives up in order. Nobody else uses the store: its files are counted.
class OrphanedUploadsTest {

    @RegisterExtension
    static final TestS3 S3 = new TestS3();

    private static final BlobKind KIND = new BlobKind("application/octet-stream", "input");

    private final TestClock clock = new TestClock();

    @Test
    void whatIsGivenUpInOrderTakesNoSpace() throws Exception {
        try (var blobs = S3Blobs.of(S3.settings())) {
            blobs.prepare();
            long before = S3.files();
            try (var upload = blobs.upload("abandoned.csv", KIND)) {
                upload.write(new byte[2 * S3Upload.PART + 1]);
                assertThat(S3.files()).isGreaterThan(before);
            }
            assertThat(S3.files()).isEqualTo(before);
        }
    }

    @Test
    void afterADayNothingOfThemTakesSpace() throws Exception {
        try (var blobs = S3Blobs.of(S3.settings())) {
            blobs.prepare();
            long empty = S3.files();
            var sweep = new SweepTaskFiles(new InMemoryTasks(new InMemoryJobs()), blobs, false, clock);
            var half = blobs.upload(key(1), KIND);
            half.write(new byte[9 << 20]);
            try (var whole = blobs.upload(key(2), KIND)) {
                whole.write(new byte[1000]);
                whole.complete();
            }
            clock.advance(Duration.ofHours(23));
            sweep(sweep);
            assertThat(S3.files()).isGreaterThanOrEqualTo(empty + 2);
            clock.advance(Duration.ofHours(2));
            sweep(sweep);
            assertThat(S3.files()).isEqualTo(empty);
            assertThat(blobs.unfinished("users/", 10)).isEmpty();
        }
    }

    private static void sweep(SweepTaskFiles sweep) throws IOException {
        while (sweep.handle()) {
            // There is another page.
        }
    }

    /// Of an upload that began when the clock was started.
    private String key(int n) {
        var id = new JobId(new UUID(clock.instant().toEpochMilli() << 16 | 0x7000, n));
        return TaskKey.input(new UserId(new UUID(1, 1)), id).text();
    }
}
