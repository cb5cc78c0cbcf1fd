package dev.cloakroom.persistence.payments;

import dev.cloakroom.application.reports.RowSource;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.payments.Money;
import dev.cloakroom.domain.payments.Payment;
import dev.cloakroom.domain.payments.Payment.State;
import dev.cloakroom.domain.reports.ReportOrder;
import dev.cloakroom.domain.reports.ReportType;
import dev.cloakroom.persistence.Routing;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An owner's payments, oldest first, up to the order itself; page by page, with nothing held in between.
public final class JdbiPaymentSource implements RowSource {

    /// A page is cut before its statuses are looked at, so no statement walks further than this.
    private static final int PAGE = 2000;

    private static final String PAGE_AFTER = "SELECT " + PaymentRows.COLUMNS + """
            WHERE p.owner_no = (SELECT owner_no FROM users WHERE id = :owner) AND p.key > :after AND p.key < :until
            ORDER BY p.key
            LIMIT :limit
            """;

    private final Routing routing;

    /// From replicas, as soon as they have everything that was there when the reading began.
    public JdbiPaymentSource(Routing routing) {
        this.routing = routing;
    }

    @Override
    public ReportType type() {
        return ReportType.PAYMENTS;
    }

    @Override
    public void stream(Extract extract, Rows rows) throws IOException, InterruptedException {
        var owner = extract.owner();
        routing.fromNowOn(owner);
        var from = extract.order().moment("created_from").orElse(Instant.EPOCH);
        var until = until(extract);
        var page = page(owner, JobId.firstAt(from).value(), until);
        while (!page.isEmpty()) {
            for (var payment : page) {
                if (matches(payment, extract.order())) {
                    rows.add(cells(payment));
                }
            }
            page = page(owner, page.getLast().key().value(), until);
        }
    }

    /// Keys carry the millisecond of their making, as the ids of jobs do.
    private static UUID until(Extract extract) {
        var ordered = extract.report();
        return extract.order()
                .moment("created_to")
                .filter(to -> to.isBefore(ordered.createdAt()))
                .map(JobId::firstAt)
                .orElse(ordered)
                .value();
    }

    private static boolean matches(Payment payment, ReportOrder order) {
        return order.text("status").map(payment.status().text()::equals).orElse(true);
    }

    private List<Payment> page(UserId owner, UUID after, UUID until) {
        return routing.list(
                owner,
                handle -> handle.createQuery(PAGE_AFTER)
                        .bind("owner", owner.value())
                        .bind("after", after)
                        .bind("until", until)
                        .bind("limit", PAGE)
                        .map((row, _) -> PaymentRows.map(row))
                        .list());
    }

    /// In the order of [ReportType#columns].
    private static List<Json> cells(Payment payment) {
        var terms = payment.terms();
        var currency = terms.amount().currency();
        var settled = payment.state() instanceof State.Settled state ? state : null;
        var refunded = settled == null ? Money.nothing(currency) : settled.refunded();
        var reason = payment.state() instanceof State.Declined declined ? declined.reason() : null;
        return Arrays.asList(
                Json.of(payment.id().toString()),
                Json.of(payment.status().text()),
                Json.of(payment.revision()),
                Json.of(terms.amount().value()),
                Json.of(currency.getCurrencyCode()),
                Json.of(refunded.value()),
                Json.of(terms.description()),
                Json.of(terms.reference()),
                text(terms.payer()),
                text(payment.createdAt()),
                text(payment.settleAt()),
                text(payment.finishedAt()),
                Json.of(settled == null ? null : settled.reference()),
                Json.of(reason == null ? null : reason.code()),
                Json.of(reason == null ? null : reason.detail()));
    }

    private static Json text(@Nullable Object value) {
        return Json.of(value == null ? null : value.toString());
    }
}
