package dev.cloakroom.bootstrap.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.bootstrap.Eventually;
import dev.cloakroom.bootstrap.Visitor;
import dev.cloakroom.bootstrap.nodes.Nodes.Node;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.QueueMode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Two processes that serve and two that work, on one database and one store, and with one queue of messages.
@ParameterizedClass
@EnumSource
class RolesApartTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path data;

    private static @Nullable Nodes started;
    private static @Nullable Visitor signedIn;
    private static final Deque<Node> SERVERS = new ConcurrentLinkedDeque<>();
    private static final Deque<Node> WORKERS = new ConcurrentLinkedDeque<>();

    private final QueueMode mode;

    RolesApartTest(QueueMode mode) {
        this.mode = mode;
    }

    @BeforeParameterizedClassInvocation
    static void start(QueueMode mode) throws Exception {
        DATABASE.jdbi().useHandle(handle -> handle.execute("TRUNCATE users, job, job_outcome CASCADE"));
        var nodes = new Nodes(data.resolve(mode.name()), DATABASE.settings(), List.of());
        started = nodes;
        if (mode == QueueMode.SQS) {
            nodes.ring();
        }
        var starting = List.of(
                start(() -> SERVERS.add(nodes.serve())),
                start(() -> SERVERS.add(nodes.serve())),
                start(() -> WORKERS.add(nodes.work())),
                start(() -> WORKERS.add(nodes.work())));
        starting.forEach(CompletableFuture::join);
        var visitor = new Visitor(SERVERS.getFirst().port());
        visitor.signUp();
        visitor.signIn();
        signedIn = visitor;
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        visitor().close();
        SERVERS.forEach(Node::close);
        WORKERS.forEach(Node::close);
        SERVERS.clear();
        WORKERS.clear();
        nodes().close();
    }

    private static Nodes nodes() {
        return Objects.requireNonNull(started);
    }

    private static Visitor visitor() {
        return Objects.requireNonNull(signedIn);
    }

    @Test
    void whoWaitsOnOneNodeIsWokenByWorkThatIsDoneOnAnother() throws Exception {
        var here = visitor().at(SERVERS.getFirst().port());
        var there = visitor().at(SERVERS.getLast().port());
        var accepted = here.post("/v1/reports", """
                {"report_type": "compendium_monsters", "format": "csv.gz"}""");
        var address = accepted.headers().firstValue("Location").orElseThrow();
        assertThat(Visitor.text(there.await(address), "status")).isEqualTo("succeeded");
        var file = here.download(URI.create(Visitor.text(here.get(address), "download_url")));
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(haveMessagesBeenSent()).isEqualTo(mode == QueueMode.SQS);
    }

    @Test
    void aRollingRestartUnderLoadLosesNothingAndBurnsNoAttempt() throws Exception {
        var restarted = new AtomicBoolean();
        var submitting = CompletableFuture.supplyAsync(() -> submitUntil(restarted));
        try {
            for (int i = 0; i < 2; i++) {
                WORKERS.removeFirst().stop();
                WORKERS.add(nodes().work());
                SERVERS.removeFirst().stop();
                SERVERS.add(nodes().serve());
            }
        } finally {
            restarted.set(true);
        }
        int accepted = submitting.join();
        Eventually.holds("all jobs are over", () -> ended("true") >= accepted);
        assertThat(ended("outcome = 0 AND attempts = 1")).isEqualTo(accepted);
        assertThat(count("SELECT count(*) FROM job JOIN lane USING (lane_no) WHERE kind = 'sleep'"))
                .isEqualTo(accepted)
                .isGreaterThan(100);
    }

    /// One job after the other, each by its own key, and again through the other node when one does not answer or
    /// refuses for now. Says how many were accepted, which is all: one that nobody answered for may be there, too.
    private static int submitUntil(AtomicBoolean over) {
        int job = 0;
        boolean accepted = true;
        for (int turn = 0; !over.get() || !accepted; turn++) {
            accepted = accepts(visitor().at((turn % 2 == 0 ? SERVERS.getFirst() : SERVERS.getLast()).port()), job);
            if (accepted) {
                job++;
            }
        }
        return job;
    }

    private static boolean accepts(Visitor node, int job) {
        try {
            var response = node.post("/v1/jobs", """
                    {"kind": "sleep", "payload": {"seconds": 0.2}}""", "job-" + job);
            return response.statusCode() == 202;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    private static CompletableFuture<Void> start(Step step) {
        return CompletableFuture.runAsync(
                unchecked(step), task -> Thread.ofVirtual().start(task));
    }

    private static Runnable unchecked(Step step) {
        return () -> {
            try {
                step.run();
            } catch (Exception failed) {
                throw new AssertionError(failed);
            }
        };
    }

    private static boolean haveMessagesBeenSent() {
        return count("SELECT CAST(is_called AS int) FROM doorbell_ring_no_seq") == 1;
    }

    private static int ended(String how) {
        return count("SELECT count(*) FROM job_outcome JOIN job ON id = job_id JOIN lane USING (lane_no)"
                + " WHERE kind = 'sleep' AND " + how);
    }

    private static int count(String sql) {
        return DATABASE.jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(Integer.class).one());
    }
}
