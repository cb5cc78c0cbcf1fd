package dev.cloakroom.persistence.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.reports.RowSource;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.payments.PaymentId;
import dev.cloakroom.domain.reports.ReportOrder;
import dev.cloakroom.domain.reports.ReportType;
import dev.cloakroom.persistence.Routing;
import dev.cloakroom.persistence.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiPaymentSourceTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final TestTill till = new TestTill(DATABASE);
    private final TestIds ids = new TestIds();
    private final RowSource source = new JdbiPaymentSource(Routing.none(DATABASE.jdbi()));

    @Test
    void paymentsComeOldestFirstWithAllTheirColumns() throws Exception {
        var settled = till.settled("12.30");
        var declined = till.settled("5.01");
        till.settledOfAnother();
        var rows = rows(Map.of());
        assertThat(rows)
                .extracting(List::size)
                .containsOnly(ReportType.PAYMENTS.columns().size());
        assertThat(rows.getFirst())
                .startsWith(
                        Json.of(settled.id().toString()),
                        Json.of("settled"),
                        Json.of(1),
                        Json.of("12.30"),
                        Json.of("EUR"),
                        Json.of("0.00"),
                        Json.of("Two tickets"));
        assertThat(rows.getLast())
                .startsWith(Json.of(declined.id().toString()), Json.of("declined"))
                .contains(Json.of("gateway-refused"));
        assertThat(rows).hasSize(2);
    }

    @Test
    void rowsAreThoseOfTheStatusAndTheTime() throws Exception {
        var settled = till.settled("12.30");
        var pending = till.whole().put(till.newId(), "1.00");
        assertThat(ids(rows(Map.of("status", Json.of("pending"))))).containsExactly(pending.id());
        var made = new JobId(settled.key().value()).createdAt();
        assertThat(ids(rows(Map.of("created_to", Json.of(made.toString()))))).isEmpty();
        assertThat(ids(rows(Map.of("created_from", Json.of(made.toString()))))).contains(settled.id(), pending.id());
    }

    @Test
    void morePaymentsThanAPageComeOnceEach() throws Exception {
        till.copies(till.whole().put(till.newId(), "1.00"), 4500);
        assertThat(ids(rows(Map.of()))).hasSize(4501).doesNotHaveDuplicates();
    }

    private List<List<Json>> rows(Map<String, Json> parameters) throws Exception {
        var rows = new ArrayList<List<Json>>();
        var order = ReportOrder.checked("payments", new Json.Obj(parameters), "csv");
        var extract = new RowSource.Extract(till.owner, new JobId(ids.get()), order);
        source.stream(extract, new RowSource.Rows() {
            @Override
            public void reached(int percent) {}

            @Override
            public void add(List<Json> cells) {
                rows.add(cells);
            }
        });
        return rows;
    }

    private static List<PaymentId> ids(List<List<Json>> rows) {
        return rows.stream()
                .map(row -> row.getFirst() instanceof Json.Str(var id) ? id : "")
                .map(id -> new PaymentId(UUID.fromString(id)))
                .toList();
    }
}
