package dev.cloakroom.persistence.jobs;

import dev.cloakroom.application.jobs.JobNews;
import dev.cloakroom.domain.jobs.JobId;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Writes down what was told.
public final class RecordedNews implements JobNews {

    private final List<String> events = new CopyOnWriteArrayList<>();

    public List<String> events() {
        return List.copyOf(events);
    }

    @Override
    public void ready() {
        events.add("ready");
    }

    @Override
    public void changed(Collection<JobId> ids) {
        ids.forEach(id -> events.add("changed " + id));
    }

    @Override
    public void cancelRequested(JobId id) {
        events.add("cancel " + id);
    }

    @Override
    public void uncertain() {
        events.add("uncertain");
    }
}
