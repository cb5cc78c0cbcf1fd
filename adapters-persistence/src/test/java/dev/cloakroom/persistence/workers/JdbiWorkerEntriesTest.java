package dev.cloakroom.persistence.workers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.JobsContract;
import dev.cloakroom.application.jobs.work.Workers;
import dev.cloakroom.application.leases.Holder;
import dev.cloakroom.application.leases.Leases;
import dev.cloakroom.application.leases.Wish;
import dev.cloakroom.domain.workers.Worker;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.JdbiJobQueue;
import dev.cloakroom.persistence.jobs.JdbiJobs;
import dev.cloakroom.persistence.jobs.JdbiWorkers;
import dev.cloakroom.persistence.leases.JdbiLeases;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class JdbiWorkerEntriesTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Workers.Identity IDENTITY =
            new Workers.Identity("worker-2.example.com", "1.2.3", Set.of("sleep", "report"), 16);

    private final TestIds ids = new TestIds();
    private final JdbiWorkers workers = new JdbiWorkers(DATABASE.jdbi());
    private final JdbiWorkerEntries entries = new JdbiWorkerEntries(DATABASE.jdbi());

    @Test
    void aProcessOfOursTellsWhatItCanRun() {
        var id = ids.get();
        var _ = workers.register(id, IDENTITY);
        var worker = entries.find(id).orElseThrow();
        assertThat(worker.origin()).isEqualTo(new Worker.Origin.OwnProcess("worker-2.example.com", "1.2.3"));
        assertThat(worker.ability()).isEqualTo(new Worker.Ability(List.of("report", "sleep"), 16));
        assertThat(worker.state().draining()).isFalse();
        assertThat(worker.running()).isZero();
    }

    @Test
    void theNewestComeFirstAndAPageBeginsWhereTheLastOneEnded() {
        var older = ids.get();
        var newer = ids.get();
        var _ = workers.register(older, IDENTITY);
        var _ = workers.register(newer, IDENTITY);
        assertThat(entries.list(null, 2)).extracting(Worker::id).containsExactly(newer, older);
        assertThat(entries.list(newer, 1)).extracting(Worker::id).containsExactly(older);
    }

    @Test
    void whoLeasesIsShownWithWhatItHas() {
        var news = new Broadcast();
        var leases = new JdbiLeases(DATABASE.jdbi(), new JdbiJobQueue(DATABASE.jdbi(), news), news);
        var job = JobsContract.job(DATABASE.newUser(), "thumbnail");
        new JdbiJobs(DATABASE.jdbi(), news).enqueue(job);
        var owner = job.submission().owner();
        var key = UUID.randomUUID();
        var id = ids.get();
        var entry = leases.enter(new Holder(owner, key), id, Set.of("thumbnail"));
        var shares = leases.ready(List.of(new Wish("thumbnail", entry.ownerNumber()))).stream()
                .map(source -> new Leases.Share(source, 1))
                .toList();
        var lease = leases.claim(entry.worker(), shares, Duration.ofSeconds(30)).getFirst();
        var worker = entries.find(id).orElseThrow();
        assertThat(worker.origin()).isEqualTo(new Worker.Origin.Client(owner, key));
        assertThat(worker.ability()).isEqualTo(new Worker.Ability(List.of("thumbnail"), null));
        assertThat(worker.running()).isEqualTo(1);
        assertThat(worker.holding()).singleElement().satisfies(holding -> {
            assertThat(holding.id()).isEqualTo(job.id());
            assertThat(holding.kind()).isEqualTo("thumbnail");
            assertThat(holding.epoch()).isEqualTo(1);
            assertThat(holding.until()).isEqualTo(lease.until());
        });
    }

    @Test
    void aWorkerHearsThatItIsToDrainAndToGoOn() {
        var id = ids.get();
        long number = workers.register(id, IDENTITY);
        assertThat(entries.setDraining(id, true)).isTrue();
        assertThat(entries.find(id).orElseThrow().state().draining()).isTrue();
        assertThat(workers.beat(number).orElseThrow().draining()).isTrue();
        assertThat(entries.setDraining(id, false)).isTrue();
        assertThat(workers.beat(number).orElseThrow().draining()).isFalse();
        assertThat(entries.setDraining(ids.get(), true)).isFalse();
    }
}
