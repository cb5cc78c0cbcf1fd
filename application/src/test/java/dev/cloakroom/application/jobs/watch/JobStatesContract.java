package dev.cloakroom.application.jobs.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.jobs.JobsContract;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

public interface JobStatesContract {

    JobStates states();

    /// The same jobs, as their owners see them.
    Jobs jobs();

    UserId newOwner();

    @Test
    default void statesAreThoseThatTheOwnersSee() {
        var queued = JobsContract.job(newOwner(), "sleep");
        var canceled = JobsContract.job(newOwner(), "sleep");
        jobs().enqueue(queued);
        jobs().enqueue(canceled);
        var _ = jobs().cancel(canceled.submission().owner(), canceled.id());
        var found = states().states(List.of(queued.id(), canceled.id(), new JobId(new TestIds().get())));
        assertThat(found)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        queued.id(),
                        seen(queued).state(),
                        canceled.id(),
                        seen(canceled).state()));
    }

    @Test
    default void revisionsAreTheSameInShort() {
        var queued = JobsContract.job(newOwner(), "sleep");
        var canceled = JobsContract.job(newOwner(), "sleep");
        jobs().enqueue(queued);
        jobs().enqueue(canceled);
        var _ = jobs().cancel(canceled.submission().owner(), canceled.id());
        assertThat(states().revisions(List.of(queued.id(), canceled.id(), new JobId(new TestIds().get()))))
                .containsExactlyInAnyOrderEntriesOf(Map.of(queued.id(), 1, canceled.id(), 2));
        assertThat(states().revisions(List.of())).isEmpty();
        assertThat(states().states(List.of())).isEmpty();
    }

    private Job seen(Job job) {
        return jobs().find(job.submission().owner(), job.id()).orElseThrow();
    }
}
