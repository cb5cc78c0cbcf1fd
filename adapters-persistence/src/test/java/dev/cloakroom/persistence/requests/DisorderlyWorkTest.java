package dev.cloakroom.persistence.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.events.Announcements;
import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.JobFilter;
import dev.cloakroom.application.jobs.TestAttempt;
import dev.cloakroom.application.requests.ChangeStatus;
import dev.cloakroom.application.requests.CreateRequest;
import dev.cloakroom.application.requests.CreateRequest.NewRequest;
import dev.cloakroom.application.requests.RecordedMails;
import dev.cloakroom.application.requests.TellOfChange;
import dev.cloakroom.application.requests.TrackingTokens;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.Email;
import dev.cloakroom.domain.auth.Principal;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.requests.HistoryEntry;
import dev.cloakroom.domain.requests.RequestStatus;
import dev.cloakroom.domain.requests.TrackedRequest;
import dev.cloakroom.persistence.JdbiIdempotencyKeys;
import dev.cloakroom.persistence.Routing;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.events.JdbiEventOutbox;
import dev.cloakroom.persistence.jobs.JdbiJobs;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Jobs come twice, in any order and at the same time; admins decide at the same time; processes die between any two
/// statements.
class DisorderlyWorkTest {

    /// Fewer than the pool has connections, so that nobody waits for one.
    private static final int AT_ONCE = 6;

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final InstantSource clock = InstantSource.system();
    private final TestIds ids = new TestIds();
    private final JdbiRequests requests = new JdbiRequests(Routing.none(DATABASE.jdbi()));
    private final JdbiJobs jobs = new JdbiJobs(DATABASE.jdbi(), new Broadcast());
    private final RecordedMails mails = new RecordedMails();
    private final Announcements announcements = new Announcements(new JdbiEventOutbox(DATABASE.jdbi()), clock, ids);
    private final ChangeStatus change = new ChangeStatus(
            requests,
            jobs,
            announcements,
            new JdbiIdempotencyKeys(DATABASE.jdbi()),
            DATABASE.transactions(),
            clock,
            ids);
    private final JdbiChangeLog log = new JdbiChangeLog(DATABASE.jdbi());
    private final TellOfChange tell = new TellOfChange(requests, log, DATABASE.transactions(), mails, clock);
    private final Caller admin = new Caller(
            new Principal(
                    DATABASE.newUser(),
                    Role.ADMIN,
                    Set.of(Scope.ADMIN),
                    new Principal.Credential.AccessToken(new UUID(1, 1))),
            null,
            "test");

    @Test
    void theHistoryIsExactAndInOrderHoweverTheJobsCome() throws Exception {
        var before = payloads();
        var ended = new ArrayList<TrackedRequest>();
        var events = new ArrayList<List<String>>();
        for (int i = 0; i < 30; i++) {
            var begun = change(created(null), RequestStatus.IN_PROGRESS);
            var done = change(begun, i % 2 == 0 ? RequestStatus.DONE : RequestStatus.REJECTED);
            ended.add(done);
            events.add(List.of(String.valueOf(begun.lastEvent()), String.valueOf(done.lastEvent())));
        }
        var runs = payloads();
        runs.removeAll(before);
        assertThat(runs).hasSize(60);
        runs.addAll(List.copyOf(runs));
        runs.addAll(List.copyOf(runs));
        Collections.shuffle(runs, new Random(20260101));

        atOnce(runs.stream()
                .<Callable<?>>map(payload -> () -> tell.run(new TestAttempt(payload)))
                .toList());
        for (int i = 0; i < ended.size(); i++) {
            var history = requests.history(ended.get(i).id());
            assertThat(history).extracting(entry -> entry.event().toString()).isEqualTo(events.get(i));
            assertThat(history).extracting(HistoryEntry::handledAt).isSorted();
            assertThat(history).extracting(entry -> entry.change().revision()).containsExactly(2, 3);
        }
    }

    @Test
    void noAddressGetsMoreMailsThanItsLimitWhoeverCountsAtTheSameTime() throws Exception {
        var before = payloads();
        for (int i = 0; i < 25; i++) {
            var _ = change(created("crowd@example.com"), RequestStatus.REJECTED);
        }
        var runs = payloads();
        runs.removeAll(before);
        atOnce(runs.stream()
                .<Callable<?>>map(payload -> () -> tell.run(new TestAttempt(payload)))
                .toList());
        assertThat(mails.accepted()).hasSize(10);
    }

    @Test
    void whoeverCountsTheMailsOfAnAddressWaitsForWhoeverCountsThem() throws Exception {
        var to = new Email("turns@example.com");
        var one = change(created(to.value()), RequestStatus.REJECTED);
        var other = change(created(to.value()), RequestStatus.REJECTED);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var second = DATABASE.patiently(() -> {
                assertThat(letOut(one, to)).isTrue();
                var counting = threads.submit(() -> DATABASE.patiently(() -> letOut(other, to)));
                while (!counting.isDone() && waiting() == 0) {
                    Thread.onSpinWait();
                }
                return counting;
            });
            assertThat(second.get()).isFalse();
        }
    }

    @Test
    void ofTwoWhoDecideOnTheSameVersionOneIsTold() throws Exception {
        for (int i = 0; i < 10; i++) {
            var request = created(null);
            var outcomes = atOnce(List.of(
                    () -> change(request, RequestStatus.IN_PROGRESS),
                    () -> change(request, RequestStatus.REJECTED),
                    () -> change(request, RequestStatus.IN_PROGRESS)));
            assertThat(outcomes.stream().filter(TrackedRequest.class::isInstance))
                    .hasSize(1);
            assertThat(outcomes.stream().filter(Rejection.Stale.class::isInstance))
                    .hasSize(2);
            assertThat(kept(request).revision()).isEqualTo(2);
        }
    }

    @Test
    void aChangeIsStoredWithItsEventAndItsJobOrNotAtAll() {
        var request = created(null);
        var jobsBefore = payloads();
        long eventsBefore = count("event");
        assertThatThrownBy(() -> DATABASE.transactions().run(() -> {
                    var _ = change(request, RequestStatus.IN_PROGRESS);
                    throw new IllegalStateException("the process dies before it commits");
                }))
                .hasMessageContaining("dies");
        assertThat(kept(request)).isEqualTo(request);
        assertThat(payloads()).isEqualTo(jobsBefore);
        assertThat(count("event")).isEqualTo(eventsBefore);

        var changed = change(request, RequestStatus.IN_PROGRESS);
        assertThat(kept(request)).isEqualTo(changed);
        assertThat(payloads()).hasSize(jobsBefore.size() + 1);
        assertThat(count("event")).isEqualTo(eventsBefore + 1);
    }

    /// One mail at most.
    private boolean letOut(TrackedRequest request, Email to) {
        var now = clock.instant();
        return log.letOut(request.id(), request.revision(), to, 1, now.minusSeconds(60), now);
    }

    private static int waiting() {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
                        .mapTo(Integer.class)
                        .one());
    }

    private TrackedRequest created(@Nullable String contact) {
        return new CreateRequest(requests, new PlainTokens(), announcements, DATABASE.transactions(), clock, ids)
                .handle(new NewRequest("Street lamp out", null, contact))
                .request();
    }

    private TrackedRequest change(TrackedRequest present, RequestStatus to) {
        IntConsumer precondition = revision -> {
            if (revision != present.revision()) {
                throw new Rejection.Stale("It has changed.", "\"" + revision + "\"");
            }
        };
        var changed = change.handle(admin, present.id(), to, null, precondition, Once.always());
        return ((Submitted.Made<TrackedRequest>) changed).value();
    }

    private TrackedRequest kept(TrackedRequest request) {
        return requests.find(request.id()).orElseThrow().request();
    }

    /// What the jobs of the system are about.
    private List<Json> payloads() {
        var payloads = new ArrayList<Json>();
        for (var job : jobs.list(UserId.SYSTEM, JobFilter.newest(1000))) {
            payloads.add(Objects.requireNonNull(jobs.find(UserId.SYSTEM, job.id())
                    .orElseThrow()
                    .submission()
                    .payload()));
        }
        return payloads;
    }

    private static long count(String table) {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                        .mapTo(Long.class)
                        .one());
    }

    /// What each gave, or the refusal that it threw.
    private static List<Object> atOnce(List<Callable<?>> actions) throws InterruptedException {
        var room = new Semaphore(AT_ONCE);
        var outcomes = new ArrayList<Object>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Object>>();
            for (var action : actions) {
                running.add(threads.submit(() -> {
                    room.acquire();
                    try {
                        return action.call();
                    } finally {
                        room.release();
                    }
                }));
            }
            for (var run : running) {
                outcomes.add(outcome(run));
            }
        }
        return outcomes;
    }

    private static Object outcome(Future<Object> run) throws InterruptedException {
        try {
            return run.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Rejection refused) {
                return refused;
            }
            throw new AssertionError(failed);
        }
    }

    /// Tokens that nobody shows here.
    private static final class PlainTokens implements TrackingTokens {
        @Override
        public String make() {
            return "token";
        }

        @Override
        public Hash hash(String token) {
            return new Hash("0b".repeat(32));
        }
    }
}
