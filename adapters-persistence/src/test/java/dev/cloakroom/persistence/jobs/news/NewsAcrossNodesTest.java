package dev.cloakroom.persistence.jobs.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.JobNews;
import dev.cloakroom.application.jobs.JobsContract;
import dev.cloakroom.application.jobs.Source;
import dev.cloakroom.application.jobs.watch.JobWatch;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.JdbiJobStates;
import dev.cloakroom.persistence.jobs.JdbiJobs;
import dev.cloakroom.persistence.jobs.RecordedNews;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class NewsAcrossNodesTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final TestClock clock = new TestClock();
    private final UUID nodeA = UUID.randomUUID();
    private final TellOthers tell = new TellOthers(DATABASE.jdbi(), nodeA, clock);
    private final RecordedNews heard = new RecordedNews();
    private final JobId id = new JobId(new TestIds().get());

    @Test
    void oneNodeHearsWhatHappenedAtTheOther() {
        try (var hear = listening(UUID.randomUUID())) {
            tell.ready();
            tell.changed(List.of(id));
            tell.cancelRequested(id);
            assertThat(tell.handle()).isTrue();
            hearUntil(hear, 4);
            assertThat(heard.events()).containsExactlyInAnyOrder("uncertain", "ready", "changed " + id, "cancel " + id);
        }
    }

    @Test
    void whereJobsBecameReadyIsToldUnlessItIsAlmostEverywhere() {
        var told = new ArrayList<Set<Source>>();
        try (var hear = new HearOthers(DATABASE.database(), UUID.randomUUID(), new Places(told), clock)) {
            while (!hear.isListening()) {
                var _ = hear.handle();
            }
            tell.ready(Set.of(new Source(3, 17)));
            tell.ready(Set.of(new Source(3, 17), new Source(4, 2_000_000_000)));
            assertThat(tell.handle()).isTrue();
            tell.ready(IntStream.range(0, 500)
                    .mapToObj(owner -> new Source(1, owner))
                    .collect(Collectors.toSet()));
            assertThat(tell.handle()).isTrue();
            while (told.size() < 2) {
                var _ = hear.handle();
            }
            assertThat(told).containsExactly(Set.of(new Source(3, 17), new Source(4, 2_000_000_000)), Set.of());
        }
    }

    /// Writes down where; nowhere in particular is an empty set.
    private record Places(List<Set<Source>> told) implements JobNews {
        @Override
        public void ready() {
            told.add(Set.of());
        }

        @Override
        public void ready(Set<Source> where) {
            told.add(where);
        }

        @Override
        public void changed(Collection<JobId> ids) {}

        @Override
        public void cancelRequested(JobId id) {}

        @Override
        public void uncertain() {}
    }

    @Test
    void aNodeDoesNotHearItself() {
        try (var hear = listening(nodeA)) {
            tell.ready();
            assertThat(tell.handle()).isTrue();
            var other = new TellOthers(DATABASE.jdbi(), UUID.randomUUID(), clock);
            other.cancelRequested(id);
            assertThat(other.handle()).isTrue();
            hearUntil(hear, 2);
            assertThat(heard.events()).containsExactly("uncertain", "cancel " + id);
        }
    }

    @Test
    void changesAreGatheredForAMoment() {
        tell.changed(List.of(id));
        assertThat(tell.handle()).isTrue();
        tell.changed(List.of(id));
        assertThat(tell.handle()).isFalse();
        clock.advance(Duration.ofMillis(20));
        assertThat(tell.handle()).isTrue();
        assertThat(tell.handle()).isFalse();
    }

    @Test
    void tooManyChangesAreToldAsALookAtEverything() {
        try (var hear = listening(UUID.randomUUID())) {
            var ids = new TestIds();
            tell.changed(Stream.generate(ids).limit(300).map(JobId::new).toList());
            assertThat(tell.handle()).isTrue();
            hearUntil(hear, 301);
            clock.advance(Duration.ofMillis(20));
            tell.changed(Stream.generate(ids).limit(500).map(JobId::new).toList());
            assertThat(tell.handle()).isTrue();
            hearUntil(hear, 302);
            assertThat(heard.events()).endsWith("uncertain");
        }
    }

    @Test
    void nothingIsToldWhereNobodyElseListensAndWhoBeginsToIsToldThatHeMissedIt() {
        try (var alone = listening(nodeA)) {
            alone.reportOthersTo(tell::others);
            tell.ready();
            assertThat(tell.handle()).as("before it can know").isTrue();
            passThreeProbes(alone);
            tell.ready();
            tell.changed(List.of(id));
            tell.cancelRequested(id);
            assertThat(tell.handle()).isFalse();

            var other = new RecordedNews();
            try (var newcomer = new HearOthers(DATABASE.database(), UUID.randomUUID(), other, clock)) {
                hearUntil(newcomer, other, 1);
                hearUntilTelling(alone);
                hearUntil(newcomer, other, 2);
                assertThat(other.events()).containsExactly("uncertain", "uncertain");
                tell.cancelRequested(id);
                assertThat(tell.handle()).isTrue();
                hearUntil(newcomer, other, 3);
                assertThat(other.events()).endsWith("cancel " + id);
            }
            passThreeProbes(alone);
            tell.ready();
            assertThat(tell.handle()).as("the other is gone").isFalse();
        }
    }

    @Test
    void whoCannotKnowWhetherOthersListenTells() {
        try (var alone = listening(nodeA)) {
            alone.reportOthersTo(tell::others);
            passThreeProbes(alone);
            tell.ready();
            assertThat(tell.handle()).isFalse();
            killListeners();
            assertThatThrownBy(() -> {
                        while (alone.handle()) {
                            assertThat(alone.isListening()).isTrue();
                        }
                    })
                    .isInstanceOf(IllegalStateException.class);
            assertThat(tell.handle()).as("that others missed something").isTrue();
            tell.ready();
            assertThat(tell.handle()).isTrue();
        }
    }

    /// Each comes back before the next is sent.
    private void passThreeProbes(HearOthers hear) {
        for (int probe = 0; probe < 3; probe++) {
            clock.advance(Duration.ofSeconds(15));
            var _ = hear.handle();
        }
    }

    private void hearUntilTelling(HearOthers hear) {
        while (!tell.handle()) {
            var _ = hear.handle();
        }
    }

    @Test
    void aListenerWhoseConnectionDiesSaysSoAndComesBack() {
        try (var hear = listening(UUID.randomUUID())) {
            killListeners();
            assertThatThrownBy(() -> {
                        while (hear.handle()) {
                            assertThat(hear.isListening()).isTrue();
                        }
                    })
                    .isInstanceOf(IllegalStateException.class);
            assertThat(hear.isListening()).isFalse();
            hearUntil(hear, 2);
            assertThat(hear.isListening()).isTrue();
            assertThat(heard.events()).containsExactly("uncertain", "uncertain");
        }
    }

    @Test
    void whoWaitsAtOneNodeHearsThatTheJobEndedAtTheOther() throws Exception {
        var owner = DATABASE.newUser();
        var jobsHere = new JdbiJobs(DATABASE.jdbi(), new Broadcast());
        var watch = new JobWatch(new JdbiJobStates(DATABASE.jdbi()), JobWatch.Caps.DEFAULT);
        watch.wakeBy(watch::handle, watch::recheck);
        var job = JobsContract.job(owner, "sleep");
        jobsHere.enqueue(job);
        try (var hear = new HearOthers(DATABASE.database(), UUID.randomUUID(), watch, clock);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = threads.submit(() -> {
                try (var vigil = Objects.requireNonNull(watch.begin(owner, List.of(job)))) {
                    return vigil.await(Duration.ofSeconds(40));
                }
            });
            while (!hear.isListening() || watch.waiting() == 0) {
                var _ = hear.handle();
            }
            assertThat(new JdbiJobs(DATABASE.jdbi(), tell).cancel(owner, job.id()))
                    .contains(true);
            assertThat(tell.handle()).isTrue();
            while (!waiting.isDone()) {
                var _ = hear.handle();
            }
            assertThat(waiting.get()).extracting(Job::status).containsExactly(JobStatus.CANCELED);
        }
    }

    private HearOthers listening(UUID node) {
        var hear = new HearOthers(DATABASE.database(), node, heard, clock);
        hearUntil(hear, 1);
        assertThat(hear.isListening()).isTrue();
        return hear;
    }

    private static void killListeners() {
        DATABASE.jdbi().useHandle(handle -> handle.execute("""
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE datname = current_database() AND query SIMILAR TO '(LISTEN|NOTIFY)%'
                        """));
    }

    private void hearUntil(HearOthers hear, int events) {
        hearUntil(hear, heard, events);
    }

    private static void hearUntil(HearOthers hear, RecordedNews heard, int events) {
        while (heard.events().size() < events) {
            var _ = hear.handle();
        }
    }
}
