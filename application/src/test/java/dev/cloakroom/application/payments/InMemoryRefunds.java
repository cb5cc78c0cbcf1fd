package dev.cloakroom.application.payments;

import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.payments.GatewayKey;
import dev.cloakroom.domain.payments.Payment;
import dev.cloakroom.domain.payments.Refund;
import dev.cloakroom.domain.payments.RefundId;
import dev.cloakroom.domain.payments.RefundStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Refunds in a map. Its locks lock nothing.
public final class InMemoryRefunds implements Refunds {

    private final Map<String, Refund> refunds = new TreeMap<>(Comparator.reverseOrder());
    private final Predicate<JobId> isUnderWay;

    /// @param isUnderWay whether a job is neither over nor unknown
    public InMemoryRefunds(Predicate<JobId> isUnderWay) {
        this.isUnderWay = isUnderWay;
    }

    @Override
    public void add(Refund refund) {
        refunds.put(refund.key().toString(), refund);
    }

    @Override
    public Optional<Refund> find(Payment payment, RefundId id) {
        return of(payment).filter(refund -> refund.id().equals(id)).findFirst();
    }

    @Override
    public Optional<Refund> find(GatewayKey key) {
        return Optional.ofNullable(refunds.get(key.toString()));
    }

    @Override
    public List<Refund> list(Payment payment, @Nullable GatewayKey before, int limit) {
        return of(payment)
                .filter(refund -> before == null || refund.key().toString().compareTo(before.toString()) < 0)
                .limit(limit)
                .toList();
    }

    @Override
    public long promised(Payment payment) {
        return of(payment)
                .filter(refund -> refund.status() != RefundStatus.FAILED)
                .mapToLong(refund -> refund.amount().minorUnits())
                .sum();
    }

    private Stream<Refund> of(Payment payment) {
        return refunds.values().stream().filter(refund -> refund.payment().equals(payment.key()));
    }

    @Override
    public void update(Refund ended) {
        if (!find(ended.key()).orElseThrow().isPending()) {
            throw new IllegalStateException("refund " + ended.key() + " ended before");
        }
        refunds.put(ended.key().toString(), ended);
    }

    @Override
    public List<Refund> lockStranded(Instant madeBefore, int atMost) {
        return refunds.values().stream()
                .filter(refund ->
                        refund.isPending() && refund.createdAt().isBefore(madeBefore) && !isUnderWay.test(refund.job()))
                .sorted(Comparator.comparing(Refund::createdAt))
                .limit(atMost)
                .toList();
    }

    @Override
    public void assign(GatewayKey key, JobId job) {
        refunds.computeIfPresent(key.toString(), (_, refund) -> refund.under(job));
    }
}
