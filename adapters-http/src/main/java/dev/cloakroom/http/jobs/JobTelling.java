package dev.cloakroom.http.jobs;

import dev.cloakroom.api.jobs.StreamJobEventsEvent;
import dev.cloakroom.api.model.Progress;
import dev.cloakroom.api.runtime.events.EventSink;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.http.Call;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;

/// Puts what a [JobStream] tells into server-sent events. The id of an event is the revision of the job; only
/// the last event of a state carries it, so who loses the connection between two of them gets both again.
final class JobTelling implements JobStream.Listener {

    private static final Duration RETRY = Duration.ofSeconds(2);

    private final EventSink<StreamJobEventsEvent> sink;
    private final Function<Job, dev.cloakroom.api.model.Job> view;
    private final JobResults results;
    private final Call call;

    JobTelling(
            EventSink<StreamJobEventsEvent> sink,
            Function<Job, dev.cloakroom.api.model.Job> view,
            JobResults results,
            Call call) {
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
    public void status(Job job) throws IOException {
        var id = job.status().isTerminal() ? null : id(job);
        sink.send(id, new StreamJobEventsEvent.Status(view.apply(job)));
    }

    @Override
    public void progress(Job job) throws IOException {
        var progress = job.state().progress();
        sink.send(id(job), new StreamJobEventsEvent.Progress(new Progress(progress.percent(), progress.message())));
    }

    @Override
    public void result(Job job) throws IOException {
        sink.send(
                null,
                new StreamJobEventsEvent.Result(results.find(job.id(), call).result()));
    }

    @Override
    public void end(Job job) throws IOException {
        sink.send(id(job), new StreamJobEventsEvent.End(view.apply(job)));
    }

    @Override
    public void heartbeat() throws IOException {
        sink.heartbeat();
    }

    private static String id(Job job) {
        return String.valueOf(job.state().revision());
    }
}
