package dev.cloakroom.http.jobs;

import dev.cloakroom.api.jobs.StreamJobsEvent;
import dev.cloakroom.api.model.JobsEnd;
import dev.cloakroom.api.runtime.events.EventSink;
import dev.cloakroom.domain.jobs.Job;
import java.io.IOException;
import java.util.function.Function;

/// Puts what a [JobStream] tells of several jobs into server-sent events, each with the marks of all of them.
final class SeveralTelling implements JobStream.Listener {

    private final int followed;
    private final JobMarks marks;
    private final EventSink<StreamJobsEvent> sink;
    private final Function<Job, dev.cloakroom.api.model.Job> view;

    /// @param followed how many jobs they are
    SeveralTelling(
            int followed,
            JobMarks marks,
            EventSink<StreamJobsEvent> sink,
            Function<Job, dev.cloakroom.api.model.Job> view) {
        this.followed = followed;
        this.marks = marks;
        this.sink = sink;
        this.view = view;
    }

    @Override
    public void begin() throws IOException {
        sink.retry(JobTelling.RETRY);
    }

    @Override
    public void changed(Job job) throws IOException {
        marks.see(job);
        sink.send(marks.text(), new StreamJobsEvent.Job(view.apply(job)));
    }

    @Override
    public void end() throws IOException {
        sink.send(marks.text(), new StreamJobsEvent.End(new JobsEnd(followed)));
    }

    @Override
    public void heartbeat() throws IOException {
        sink.heartbeat();
    }

    @Override
    public void flush() throws IOException {
        sink.flush();
    }
}
