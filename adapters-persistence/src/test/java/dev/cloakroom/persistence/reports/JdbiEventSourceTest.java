package dev.cloakroom.persistence.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.events.Arrival;
import dev.cloakroom.application.events.EventsContract;
import dev.cloakroom.application.reports.RowSource;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.reports.ReportOrder;
import dev.cloakroom.persistence.Routing;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.events.JdbiEvents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiEventSourceTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Routing routing = Routing.none(DATABASE.jdbi());
    private final JdbiEvents events = new JdbiEvents(routing);
    private final RowSource source = new JdbiEventSource(routing);
    private final UserId owner = DATABASE.newUser();

    @Test
    void theOwnersEventsComeOldestFirstUpToTheOrder() throws Exception {
        var first = stored("order.paid");
        var second = stored("user.made");
        events.add(List.of(new Arrival(EventsContract.event(DATABASE.newUser(), "order.paid"), null)));
        var order = new JobId(new TestIds().get());
        stored("order.paid");
        assertThat(rows(order, Map.of())).containsExactly(cells(first), cells(second));
    }

    @Test
    void parametersFilter() throws Exception {
        var paid = stored("order.paid");
        var made = stored("user.made");
        var order = new JobId(new TestIds().get());
        assertThat(rows(order, Map.of("type", "order.*"))).containsExactly(cells(paid));
        assertThat(rows(order, Map.of("type", "user.made"))).containsExactly(cells(made));
        assertThat(rows(order, Map.of("type", "made.*"))).isEmpty();
        assertThat(rows(order, Map.of("source", "client"))).hasSize(2);
        assertThat(rows(order, Map.of("source", "system"))).isEmpty();
        assertThat(rows(order, Map.of("created_from", paid.createdAt().toString())))
                .hasSize(2);
        assertThat(rows(order, Map.of("created_to", paid.createdAt().toString())))
                .isEmpty();
        var later = made.createdAt().plusMillis(1).toString();
        assertThat(rows(order, Map.of("created_to", later))).hasSize(2);
        assertThat(rows(order, Map.of("created_from", later))).isEmpty();
    }

    @Test
    void moreThanAPageComesWholeAndInOrder() throws Exception {
        var many = IntStream.range(0, 401)
                .mapToObj(_ -> EventsContract.event(owner, "order.paid"))
                .toList();
        events.add(many.stream().map(event -> new Arrival(event, null)).toList());
        assertThat(rows(new JobId(new TestIds().get()), Map.of()))
                .extracting(row -> row.getFirst())
                .containsExactlyElementsOf(many.stream()
                        .map(event -> Json.of(event.id().toString()))
                        .toList());
    }

    private Event stored(String type) {
        var event = EventsContract.event(owner, type);
        events.add(List.of(new Arrival(event, null)));
        return event;
    }

    private List<List<Json>> rows(JobId order, Map<String, String> parameters) throws Exception {
        var members = new HashMap<String, Json>();
        parameters.forEach((name, value) -> members.put(name, Json.of(value)));
        var rows = new ArrayList<List<Json>>();
        var checked = ReportOrder.checked("events", new Json.Obj(members), "csv");
        source.stream(new RowSource.Extract(owner, order, checked), new RowSource.Rows() {
            @Override
            public void reached(int percent) {
                assertThat(percent).isBetween(0, 100);
            }

            @Override
            public void add(List<Json> cells) {
                rows.add(cells);
            }
        });
        return rows;
    }

    private static List<Json> cells(Event event) {
        return List.of(
                Json.of(event.id().toString()),
                Json.of(event.type().value()),
                Json.of("client"),
                Json.of(event.createdAt().toString()),
                Json.of("{\"n\":1}"));
    }
}
