package dev.cloakroom.persistence.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.reports.RowSource;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.domain.reports.ReportOrder;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.EndedJobs;
import dev.cloakroom.persistence.jobs.JdbiJobs;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiJobSourceTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final TestIds ids = new TestIds();
    private final Jobs jobs = new JdbiJobs(DATABASE.jdbi(), new Broadcast());
    private final RowSource source = new JdbiJobSource(DATABASE.jdbi());
    private final UserId owner = DATABASE.newUser();

    @Test
    void jobsComeOldestFirstWithAllTheirColumns() throws Exception {
        var first = job("sleep");
        var second = job("sleep");
        jobs.enqueue(List.of(second, first));
        var problem = new Json.Obj(Map.of("code", Json.of("timed-out"), "detail", Json.of("Took too long.")));
        EndedJobs.end(DATABASE.jdbi(), second.id(), JobStatus.FAILED, 1, null, problem);
        assertThat(rows(Map.of()))
                .containsExactly(
                        cells(
                                first.id(),
                                "sleep",
                                "default",
                                "queued",
                                5,
                                0,
                                5,
                                created(first),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null),
                        cells(
                                second.id(),
                                "sleep",
                                "default",
                                "failed",
                                5,
                                1,
                                5,
                                created(second),
                                null,
                                "2026-01-01T00:00:01Z",
                                "2026-01-01T00:00:02.500Z",
                                "timed-out",
                                "Took too long.",
                                null));
    }

    @Test
    void onlyTheOwnersJobsComeAndNoneAfterTheOrder() throws Exception {
        var mine = job("sleep");
        jobs.enqueue(mine);
        jobs.enqueue(Job.queued(
                new JobId(ids.get()), Submission.of(DATABASE.newUser(), "sleep", Json.EMPTY), Instant.now()));
        var order = new JobId(ids.get());
        jobs.enqueue(job("sleep"));
        assertThat(ids(order, Map.of())).containsExactly(mine.id().toString());
    }

    @Test
    void parametersFilter() throws Exception {
        var waiting = job("sleep");
        var done = job("other");
        jobs.enqueue(List.of(waiting, done));
        EndedJobs.end(DATABASE.jdbi(), done.id(), JobStatus.SUCCEEDED, 1, Json.EMPTY, null);
        var order = new JobId(ids.get());
        assertThat(ids(order, Map.of("status", "queued")))
                .containsExactly(waiting.id().toString());
        assertThat(ids(order, Map.of("status", "succeeded")))
                .containsExactly(done.id().toString());
        assertThat(ids(order, Map.of("kind", "other")))
                .containsExactly(done.id().toString());
        assertThat(ids(order, Map.of("kind", "nobody's"))).isEmpty();
    }

    @Test
    void theWindowOfCreationIsHalfOpen() throws Exception {
        var job = job("sleep");
        jobs.enqueue(job);
        var order = new JobId(ids.get());
        var moment = job.id().createdAt();
        assertThat(ids(order, Map.of("created_from", moment.toString()))).hasSize(1);
        assertThat(ids(order, Map.of("created_from", moment.plusMillis(1).toString())))
                .isEmpty();
        assertThat(ids(order, Map.of("created_to", moment.toString()))).isEmpty();
        assertThat(ids(order, Map.of("created_to", moment.plusMillis(1).toString())))
                .hasSize(1);
        assertThat(ids(order, Map.of("created_to", "2999-01-01T00:00:00Z"))).hasSize(1);
    }

    @Test
    void moreThanAPageComesWholeAndInOrder() throws Exception {
        var many = IntStream.range(0, 10_001).mapToObj(_ -> job("sleep")).toList();
        jobs.enqueue(many);
        var read = new Recorded();
        source.stream(extract(new JobId(ids.get()), Map.of()), read);
        assertThat(read.rows)
                .extracting(row -> row.getFirst())
                .containsExactlyElementsOf(
                        many.stream().map(job -> Json.of(job.id().toString())).toList());
        assertThat(read.reached).hasSize(3).isSorted();
        assertThat(read.reached).allSatisfy(percent -> assertThat(percent).isBetween(0, 100));
    }

    private static final class Recorded implements RowSource.Rows {
        final List<List<Json>> rows = new ArrayList<>();
        final List<Integer> reached = new ArrayList<>();

        @Override
        public void reached(int percent) {
            reached.add(percent);
        }

        @Override
        public void add(List<Json> cells) throws IOException {
            rows.add(cells);
        }
    }

    private List<List<Json>> rows(Map<String, String> parameters) throws Exception {
        var read = new Recorded();
        source.stream(extract(new JobId(ids.get()), parameters), read);
        return read.rows;
    }

    private List<String> ids(JobId order, Map<String, String> parameters) throws Exception {
        var read = new Recorded();
        source.stream(extract(order, parameters), read);
        return read.rows.stream()
                .map(row -> row.getFirst() instanceof Json.Str(var id) ? id : "?")
                .toList();
    }

    private RowSource.Extract extract(JobId order, Map<String, String> parameters) {
        var members = new HashMap<String, Json>();
        parameters.forEach((name, value) -> members.put(name, Json.of(value)));
        return new RowSource.Extract(owner, order, ReportOrder.checked("jobs", new Json.Obj(members), "csv"));
    }

    private Job job(String kind) {
        var id = new JobId(ids.get());
        return Job.queued(id, Submission.of(owner, kind, Json.EMPTY), id.createdAt());
    }

    private static String created(Job job) {
        return job.state().times().created().toString();
    }

    private static List<Json> cells(@org.jspecify.annotations.Nullable Object... values) {
        var cells = new ArrayList<Json>();
        for (Object value : values) {
            cells.add(
                    value instanceof Integer number
                            ? Json.of(number)
                            : Json.of(value == null ? null : value.toString()));
        }
        return cells;
    }
}
