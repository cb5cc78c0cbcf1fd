package dev.cloakroom.application.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.blobs.BlobKind;
import dev.cloakroom.application.blobs.InMemoryBlobs;
import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.Execution;
import dev.cloakroom.application.tasks.csv.InMemoryScratch;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.tasks.Task;
import dev.cloakroom.domain.tasks.TaskFile;
import dev.cloakroom.domain.tasks.TaskInput;
import dev.cloakroom.domain.tasks.TaskKey;
import dev.cloakroom.domain.tasks.TaskOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CleanTaskTest {

    private static final UserId OWNER = new UserId(new UUID(1, 1));
    private static final JobId ID = new JobId(new UUID(2, 2));
    private static final String FILE = "email,age\r\nada@example.com,31\r\ngrace@example.com,old\r\n";
    private static final Json.Obj RULES = Json.EMPTY.with(
            "columns",
            new Json.Arr(List.of(Json.EMPTY.with("name", Json.of("age")).with("type", Json.of("integer")))));

    private final InMemoryBlobs blobs = new InMemoryBlobs();
    private final CleanTask clean = handler("1");

    @Test
    void aFileBecomesCleanRowsRejectsAndTwoDocuments() throws Exception {
        send(FILE);
        var attempt = new Attempt(FILE.length(), RULES, 3);
        var outcome = outcome(clean.run(attempt));
        assertThat(outcome.counts()).isEqualTo(new TaskOutcome.Counts(2, 1, 1));
        assertThat(read(outcome.result())).isEqualTo("email,age\r\nada@example.com,31\r\n");
        assertThat(read(outcome.rejects())).contains("age,type,", "old");
        assertThat(read(outcome.summary())).contains("accepted");
        assertThat(read(outcome.schema())).contains("age");
        assertThat(outcome.files()).allMatch(file -> file.objectKey().contains("/" + ID + "/3/"));
        assertThat(outcome.result().sizeBytes())
                .isEqualTo(read(outcome.result()).length());
        assertThat(attempt.saved).isNull();
        assertThat(attempt.told).isEqualTo(100);
        assertThat(blobs.isIdle()).isTrue();
    }

    @Test
    void aFileThatCannotBeUsedIsRefusedWithItsReasonAndLeavesNothing() throws Exception {
        send(FILE);
        var missing = new Json.Arr(List.of(Json.EMPTY.with("name", Json.of("iban"))));
        var ending = clean.run(new Attempt(FILE.length(), Json.EMPTY.with("columns", missing), 1));
        assertThat(ending).isInstanceOfSatisfying(Ending.Refused.class, refused -> {
            assertThat(refused.failure().code()).isEqualTo("csv-unusable");
            assertThat(refused.failure().extras().text("reason")).isEqualTo("column-missing");
        });
        assertThat(blobs.keys()).hasSize(1);
        assertThat(blobs.isIdle()).isTrue();
    }

    @Test
    void withoutItsFileATaskIsRefusedAndWithoutTheStoreTriedAgain() throws Exception {
        assertThat(clean.run(new Attempt(10, Json.EMPTY, 1)))
                .isInstanceOfSatisfying(
                        Ending.Refused.class,
                        refused -> assertThat(refused.failure().code()).isEqualTo("input-removed"));
        blobs.away(true);
        assertThat(clean.run(new Attempt(10, Json.EMPTY, 1)))
                .isInstanceOfSatisfying(
                        Ending.Failed.class,
                        failed -> assertThat(failed.failure().code()).isEqualTo("dependency-unavailable"));
    }

    @Test
    void anAttemptGoesOnWhereTheOneBeforeItDiedAndMakesTheSameBytes() throws Exception {
        var large = large();
        send(large);
        var whole = outcome(clean.run(new Attempt(large.length(), RULES, 1)));
        var first = new Attempt(large.length(), RULES, 2);
        first.diesAt = 60;
        assertThatExceptionOfType(Died.class).isThrownBy(() -> clean.run(first));
        assertThat(blobs.unfinished("users/", 10)).hasSize(2);

        var second = new Attempt(large.length(), RULES, 5);
        second.saved = first.saved;
        var resumed = outcome(clean.run(second));
        assertThat(resumed.result().objectKey()).contains("/2/");
        assertThat(resumed.counts()).isEqualTo(whole.counts());
        for (int i = 0; i < 4; i++) {
            assertThat(resumed.files().get(i).sha256())
                    .isEqualTo(whole.files().get(i).sha256());
            assertThat(read(resumed.files().get(i)))
                    .isEqualTo(read(whole.files().get(i)));
        }
        assertThat(blobs.isIdle()).isTrue();
    }

    @Test
    void whatALostAttemptCompletedIsNotGivenOutButMadeAnew() throws Exception {
        var large = large();
        send(large);
        var zombie = new Attempt(large.length(), RULES, 1);
        var lost = outcome(clean.run(zombie));
        var second = new Attempt(large.length(), RULES, 2);
        second.saved = zombie.saved;
        var outcome = outcome(clean.run(second));
        assertThat(outcome.result().objectKey())
                .contains("/2/")
                .isNotEqualTo(lost.result().objectKey());
        assertThat(read(outcome.result())).isEqualTo(read(lost.result()));
    }

    @Test
    void anotherEngineBeginsAnew() throws Exception {
        var large = large();
        send(large);
        var first = new Attempt(large.length(), RULES, 1);
        first.diesAt = 60;
        assertThatExceptionOfType(Died.class).isThrownBy(() -> clean.run(first));
        var second = new Attempt(large.length(), RULES, 2);
        second.saved = first.saved;
        assertThat(outcome(handler("2").run(second)).result().objectKey()).contains("/2/");
    }

    private CleanTask handler(String engine) {
        return new CleanTask(blobs, new InMemoryScratch(), Object::toString, new TestClock(), engine);
    }

    /// More than is done again without a checkpoint.
    private static String large() {
        var text = new StringBuilder("email,age\r\n");
        for (int i = 0; text.length() <= CleanTask.WORTH_RESUMING; i++) {
            text.append("somebody.")
                    .append(i)
                    .append("@example.com,")
                    .append(i % 9 == 0 ? "old" : "31")
                    .append("\r\n");
        }
        return text.toString();
    }

    private void send(String text) throws IOException {
        try (var upload = blobs.upload(TaskKey.input(OWNER, ID).text(), new BlobKind("text/csv", "input"))) {
            upload.write(text.getBytes(StandardCharsets.UTF_8));
            upload.complete();
        }
    }

    private String read(TaskFile file) throws IOException {
        try (var content = blobs.open(file.objectKey(), null).orElseThrow()) {
            return new String(content.bytes().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static TaskOutcome outcome(Ending ending) {
        return TaskOutcome.of(((Ending.Succeeded) ending).result());
    }

    private static final class Died extends RuntimeException {}

    /// An attempt outside of any engine, which may die at some percent.
    private static final class Attempt implements Execution {
        private final Json payload;
        private final int epoch;
        private @Nullable Json saved;
        private int told;
        private int diesAt = 101;

        private Attempt(long size, Json.Obj options, int epoch) {
            var input = new TaskInput(ID, null, size, "ab".repeat(32));
            var task = Task.queued(ID, new Task.Sender(OWNER, null, null), input, options, Instant.EPOCH);
            this.payload = Objects.requireNonNull(task.job().submission().payload());
            this.epoch = epoch;
        }

        @Override
        public JobId id() {
            return ID;
        }

        @Override
        public UserId owner() {
            return OWNER;
        }

        @Override
        public int epoch() {
            return epoch;
        }

        @Override
        public int attempt() {
            return 1;
        }

        @Override
        public Json payload() {
            return payload;
        }

        @Override
        public void progress(int percent, String message) {
            told = percent;
            if (percent >= diesAt) {
                throw new Died();
            }
        }

        @Override
        public Optional<Json> checkpoint() {
            return Optional.ofNullable(saved);
        }

        @Override
        public void saveCheckpoint(Json state) {
            saved = state;
        }
    }
}
