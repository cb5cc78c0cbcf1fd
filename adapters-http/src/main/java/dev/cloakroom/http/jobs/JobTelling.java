package dev.cloakroom.http.jobs;

import dev.cloakroom.api.jobs.StreamJobEventsEvent;
import dev.cloakroom.api.model.Progress;
import dev.cloakroom.api.runtime.events.EventSink;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.http.Call;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Puts what a [JobStream] tells into server-sent events. The id of an event is the revision of the job; only
/// the last event of a state carries it, so who loses the connection between two of them gets both again.
final class JobTelling implements JobStream.Listener {

    /// When a client whose stream closed comes back.
    static final Duration RETRY = Duration.ofSeconds(2);

    private final EventSink<StreamJobEventsEvent> sink;
    private final Function<Job, dev.cloakroom.api.model.Job> view;
    private final JobResults results;
    private final Call call;
    private Job latest;
    private @Nullable JobStatus told;

    /// `job` as it was read just now.
    JobTelling(
            Job job,
            EventSink<StreamJobEventsEvent> sink,
            Function<Job, dev.cloakroom.api.model.Job> view,
            JobResults results,
            Call call) {
        this.latest = job;
        this.sink = sink;
        this.view = view;
        this.results = results;
        this.call = call;
    }

    @Override
    public void begin() throws IOException {
        sink.retry(RETRY);
    }

    @Override
    public void changed(Job job) throws IOException {
        latest = job;
        if (told == job.status()) {
            progress(job);
        } else {
            status(job);
        }
        told = job.status();
    }

    private void status(Job job) throws IOException {
        var id = job.status().isTerminal() ? null : id(job);
        sink.send(id, new StreamJobEventsEvent.Status(view.apply(job)));
        if (job.status() == JobStatus.SUCCEEDED) {
            // The result has to be read first.
            sink.flush();
            sink.send(
                    null, new StreamJobEventsEvent.Result(results.of(job, call).result()));
        }
    }

    private void progress(Job job) throws IOException {
        var progress = job.state().progress();
        sink.send(id(job), new StreamJobEventsEvent.Progress(new Progress(progress.percent(), progress.message())));
    }

    @Override
    public void end() throws IOException {
        sink.send(id(latest), new StreamJobEventsEvent.End(view.apply(latest)));
    }

    @Override
    public void heartbeat() throws IOException {
        sink.heartbeat();
    }

    @Override
    public void flush() throws IOException {
        sink.flush();
    }

    private static String id(Job job) {
        return String.valueOf(job.state().revision());
    }
}
