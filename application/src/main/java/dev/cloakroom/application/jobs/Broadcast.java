package dev.cloakroom.application.jobs;

import dev.cloakroom.domain.jobs.JobId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// Passes news on to everyone who was added, so that those who tell are made before those who listen.
public final class Broadcast implements JobNews {

    private final List<JobNews> listeners = new CopyOnWriteArrayList<>();

    public void add(JobNews listener) {
        listeners.add(listener);
    }

    @Override
    public void ready() {
        listeners.forEach(JobNews::ready);
    }

    @Override
    public void ready(Set<Source> where) {
        listeners.forEach(listener -> listener.ready(where));
    }

    @Override
    public void changed(Collection<JobId> ids) {
        listeners.forEach(listener -> listener.changed(ids));
    }

    @Override
    public void cancelRequested(JobId id) {
        listeners.forEach(listener -> listener.cancelRequested(id));
    }

    @Override
    public void roomMade() {
        listeners.forEach(JobNews::roomMade);
    }

    @Override
    public void uncertain() {
        listeners.forEach(JobNews::uncertain);
    }
}
