package dev.cloakroom.application.tasks;

import dev.cloakroom.application.blobs.BlobContent;
import dev.cloakroom.application.blobs.Blobs;
import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.Execution;
import dev.cloakroom.application.jobs.JobHandler;
import dev.cloakroom.application.tasks.TaskOutputs.Name;
import dev.cloakroom.application.tasks.TaskOutputs.Output;
import dev.cloakroom.application.tasks.csv.CleanCsv;
import dev.cloakroom.application.tasks.csv.ProgressListener;
import dev.cloakroom.application.tasks.csv.Scratch;
import dev.cloakroom.application.tasks.csv.columns.CsvFailure;
import dev.cloakroom.application.tasks.csv.summary.SchemaProposal;
import dev.cloakroom.application.tasks.csv.summary.Summary;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.tasks.Task;
import dev.cloakroom.domain.tasks.TaskKey;
import dev.cloakroom.domain.tasks.TaskOrder;
import dev.cloakroom.domain.tasks.TaskOutcome;
import dev.cloakroom.domain.tasks.options.TaskOptions;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// Streams the file of a task from the blob store through the engine and back, in constant memory. Large files are
/// resumed after a crash, see [TaskCheckpoint]; small ones are done again.
public final class CleanTask implements JobHandler {

    /// Files at least as large leave a checkpoint.
    static final long WORTH_RESUMING = 16L << 20;

    /// The engine takes up to 150 MB for one file, and two cores.
    private static final int MOST_AT_ONCE = 2;

    private final Blobs blobs;
    private final Scratch scratch;
    private final Function<Json, String> jsonText;
    private final InstantSource clock;
    private final String engine;
    private final Semaphore turns = new Semaphore(MOST_AT_ONCE, true);

    /// `engine` names the program that writes the bytes: whoever has the same name writes the same.
    public CleanTask(
            Blobs blobs, Scratch scratch, Function<Json, String> jsonText, InstantSource clock, String engine) {
        this.blobs = blobs;
        this.scratch = scratch;
        this.jsonText = jsonText;
        this.clock = clock;
        this.engine = engine;
    }

    @Override
    public String kind() {
        return Task.KIND;
    }

    @Override
    public Ending run(Execution execution) throws InterruptedException {
        turns.acquire();
        try {
            return clean(execution, TaskOrder.of(execution.payload()));
        } catch (CsvFailure unusable) {
            return new Ending.Refused(new Failure(
                    "csv-unusable", unusable.detail(), new Json.Obj(Map.of("reason", Json.of(unusable.code())))));
        } catch (RuntimeException bug) {
            stopIfInterrupted();
            throw bug;
        } catch (IOException _) {
            stopIfInterrupted();
            return new Ending.Failed(
                    new Failure("dependency-unavailable", "The blob store did not give or take the files."), null);
        } finally {
            turns.release();
        }
    }

    /// An interrupt closes the connection that it hits, which is no fault of whoever was at its other end.
    private static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private Ending clean(Execution execution, TaskOrder order) throws IOException, InterruptedException {
        var options = TaskOptions.checked(order.options());
        var input =
                blobs.open(TaskKey.input(execution.owner(), order.sentWith()).text(), null);
        if (input.isEmpty()) {
            return new Ending.Refused(new Failure("input-removed", "The file is no longer kept. Send it again."));
        }
        var name = Name.result(options.output().gzip());
        try (var content = input.get();
                var outputs = outputs(execution, order, name)) {
            var summary = new CleanCsv(options, scratch)
                    .run(content.bytes(), outputs.result(), outputs.rejects(), progress(execution, content));
            var outcome = complete(outputs, summary);
            execution.progress(100, outcome.counts().read() + " rows");
            return new Ending.Succeeded(outcome.json());
        }
    }

    private TaskOutputs outputs(Execution execution, TaskOrder order, Name name)
            throws IOException, InterruptedException {
        if (order.sizeBytes() < WORTH_RESUMING) {
            int epoch = execution.epoch();
            return new TaskOutputs(blobs, execution, epoch, output(execution, name), output(execution, Name.REJECTS));
        }
        var saved = TaskCheckpoint.saved(execution, engine);
        if (saved.isPresent()) {
            var resumed = saved.get().resume(blobs, execution, name);
            if (resumed.isPresent()) {
                return resumed.get();
            }
        }
        return TaskCheckpoint.begin(blobs, execution, engine, name)
                .resume(blobs, execution, name)
                .orElseThrow(() -> new IOException("the blob store forgot an upload at once"));
    }

    private Output output(Execution execution, Name name) throws IOException {
        var key = TaskOutputs.key(execution, execution.epoch(), name);
        return Output.of(key, name, blobs.upload(key, name.kind()));
    }

    private TaskOutcome complete(TaskOutputs outputs, Summary summary) throws IOException {
        var counts = summary.counts();
        return new TaskOutcome(
                new TaskOutcome.Counts(counts.rows(), counts.accepted(), counts.rejected()),
                outputs.completeResult(),
                outputs.completeRejects(),
                outputs.put("summary.json", summary.toJson(), jsonText),
                outputs.put("schema.json", SchemaProposal.of(summary), jsonText));
    }

    /// By the bytes of the file; the last percent is the end of the uploads.
    private ProgressListener progress(Execution execution, BlobContent content) {
        long begun = clock.millis();
        return (bytes, rows, rejected) -> {
            int percent = (int) Math.min(99, 100 * bytes / Math.max(1, content.size()));
            long perSecond = 1000 * rows / Math.max(1, clock.millis() - begun);
            execution.progress(percent, rows + " rows, " + rejected + " rejected, " + perSecond + " rows/s");
        };
    }
}
