package dev.cloakroom.persistence.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.Kinds;
import dev.cloakroom.application.schedules.FireSchedules;
import dev.cloakroom.application.schedules.SchedulesContract;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.schedules.Schedule;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.JdbiTransactions;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.auth.JdbiUsers;
import dev.cloakroom.persistence.jobs.JdbiJobs;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Several leaders at once, and leaders that die.
@Timeout(60)
class FiringRacesTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Instant MADE = Instant.parse("2026-01-01T10:00:30Z");

    private volatile Instant now = MADE;
    private final InstantSource clock = () -> now;
    private final UserId owner = DATABASE.newUser();

    @Test
    void twoNodesWithManyThreadsKeepEachFireTimeOnce() throws Exception {
        var schedules = new ArrayList<Schedule>();
        for (int i = 0; i < 20; i++) {
            schedules.add(add());
        }
        try (var first = Database.open(DATABASE.settings());
                var second = Database.open(DATABASE.settings());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var nodes = List.of(
                    fire(first, new JdbiTransactions(first.jdbi())), fire(second, new JdbiTransactions(second.jdbi())));
            // Minute by minute, and then three at once.
            for (int minutes : new int[] {1, 2, 3, 4, 7}) {
                now = MADE.plusSeconds(60L * minutes);
                var start = new CountDownLatch(1);
                var work = new ArrayList<Future<?>>();
                // The first round makes the lanes, each in a transaction beside, for which few connections are left.
                int workers = minutes == 1 ? 2 : 16;
                for (int i = 0; i < workers; i++) {
                    var node = nodes.get(i % 2);
                    work.add(threads.submit(() -> {
                        start.await();
                        while (node.handle()) {
                            Thread.onSpinWait();
                        }
                        return null;
                    }));
                }
                start.countDown();
                for (var one : work) {
                    one.get();
                }
                // Whoever was passed over while it was locked is done by now.
                while (nodes.getFirst().handle()) {
                    Thread.onSpinWait();
                }
                assertThat(jobs()).isEqualTo(20 * minutes);
            }
        }
        for (var schedule : schedules) {
            assertThat(fires(schedule)).containsExactlyInAnyOrderElementsOf(times(7));
        }
        assertThat(count("SELECT count(DISTINCT job_id) FROM schedule_fire WHERE job_id IN (SELECT id FROM job)"))
                .isGreaterThanOrEqualTo(140);
    }

    @Test
    void aCrashBeforeTheCommitLeavesNothingAndTheNextLeaderKeepsTheTime() {
        var schedule = add();
        now = MADE.plusSeconds(60);
        Transactions dying = new Transactions() {
            @Override
            public <T> T run(Supplier<T> work) {
                return DATABASE.transactions().run(() -> {
                    var _ = work.get();
                    throw new IllegalStateException("the process dies before the commit");
                });
            }
        };
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> fire(DATABASE.database(), dying).handle());
        assertThat(jobs()).isZero();
        assertThat(fires(schedule)).isEmpty();

        assertThat(fire(DATABASE.database(), DATABASE.transactions()).handle()).isTrue();
        assertThat(jobs()).isEqualTo(1);
        assertThat(fires(schedule)).isEqualTo(times(1));
    }

    @Test
    void anAnswerThatIsLostAfterTheCommitFiresNothingTwice() {
        var schedule = add();
        now = MADE.plusSeconds(60);
        var calls = new AtomicInteger();
        Transactions losing = new Transactions() {
            @Override
            public <T> T run(Supplier<T> work) {
                var done = DATABASE.transactions().run(work);
                if (calls.getAndIncrement() == 0) {
                    throw new IllegalStateException("the connection breaks after the commit");
                }
                return done;
            }
        };
        var fire = fire(DATABASE.database(), losing);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(fire::handle);
        assertThat(fire.handle()).isFalse();
        assertThat(jobs()).isEqualTo(1);
        assertThat(fires(schedule)).isEqualTo(times(1));
    }

    @Test
    void aScheduleThatCannotBeReadHoldsNobodyElseUp() {
        var broken = add();
        DATABASE.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE schedule SET zone = 'Atlantis/Capital', next_at = next_at - interval '1 second' WHERE id = ?",
                        broken.id().value()));
        var well = add();
        now = MADE.plusSeconds(60);
        var fire = fire(DATABASE.database(), DATABASE.transactions());
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(fire::handle)
                .withMessageContaining("Atlantis");
        assertThat(fire.handle()).isTrue();
        assertThat(fire.handle()).isFalse();
        assertThat(fires(well)).isEqualTo(times(1));
        new JdbiSchedules(DATABASE.jdbi()).remove(owner, broken.id());
    }

    @Test
    void aLeaderWhoseClockIsBehindFiresNothingTwice() {
        var schedule = add();
        now = MADE.plusSeconds(180);
        var fire = fire(DATABASE.database(), DATABASE.transactions());
        assertThat(fire.handle()).isTrue();
        now = MADE.plusSeconds(60);
        assertThat(fire.handle()).isFalse();
        assertThat(fires(schedule)).isEqualTo(times(3));
    }

    private Schedule add() {
        var schedule = SchedulesContract.schedule(owner, "* * * * *", MADE);
        new JdbiSchedules(DATABASE.jdbi()).add(schedule);
        return schedule;
    }

    private FireSchedules fire(Database database, Transactions transactions) {
        return new FireSchedules(
                new JdbiSchedules(database.jdbi()),
                new JdbiUsers(database.jdbi()),
                new Kinds(Map.of()),
                new JdbiJobs(database.jdbi(), new Broadcast()),
                transactions,
                clock,
                new TestIds());
    }

    private static List<Instant> times(int count) {
        var times = new ArrayList<Instant>();
        for (int i = 1; i <= count; i++) {
            times.add(Instant.parse("2026-01-01T10:00:00Z").plusSeconds(60L * i));
        }
        return times;
    }

    private static List<Instant> fires(Schedule schedule) {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "SELECT fire_at FROM schedule_fire WHERE schedule_id = ? ORDER BY fire_at")
                        .bind(0, schedule.id().value())
                        .mapTo(Instant.class)
                        .list());
    }

    private int jobs() {
        return count(
                "SELECT count(*) FROM job WHERE owner_no = (SELECT owner_no FROM users WHERE id = ?)", owner.value());
    }

    private static int count(String sql, Object... arguments) {
        return DATABASE.jdbi().withHandle(handle -> {
            var query = handle.createQuery(sql);
            for (int i = 0; i < arguments.length; i++) {
                query.bind(i, arguments[i]);
            }
            return query.mapTo(Integer.class).one();
        });
    }
}
