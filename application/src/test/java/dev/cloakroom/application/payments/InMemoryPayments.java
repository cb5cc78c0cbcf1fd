package dev.cloakroom.application.payments;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.payments.GatewayKey;
import dev.cloakroom.domain.payments.Payment;
import dev.cloakroom.domain.payments.PaymentId;
import dev.cloakroom.domain.payments.Terms;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Payments in a map. Its locks lock nothing.
public final class InMemoryPayments implements Payments {

    private final Map<String, Payment> payments = new TreeMap<>(Comparator.reverseOrder());
    private final Map<GatewayKey, Map<Integer, Terms>> terms = new HashMap<>();
    private final Predicate<JobId> isUnderWay;

    /// @param isUnderWay whether a job is neither over nor unknown
    public InMemoryPayments(Predicate<JobId> isUnderWay) {
        this.isUnderWay = isUnderWay;
    }

    @Override
    public boolean add(Payment payment) {
        if (find(payment.owner(), payment.id()).isPresent()) {
            return false;
        }
        store(payment);
        return true;
    }

    private void store(Payment payment) {
        payments.put(payment.key().toString(), payment);
        terms.computeIfAbsent(payment.key(), _ -> new HashMap<>()).put(payment.revision(), payment.terms());
    }

    @Override
    public Optional<Payment> find(UserId owner, PaymentId id) {
        return payments.values().stream()
                .filter(payment -> payment.owner().equals(owner) && payment.id().equals(id))
                .findFirst();
    }

    @Override
    public List<Payment> list(UserId owner, PaymentFilter filter) {
        return payments.values().stream()
                .filter(payment -> payment.owner().equals(owner) && matches(payment, filter))
                .limit(filter.limit())
                .toList();
    }

    private static boolean matches(Payment payment, PaymentFilter filter) {
        var made = new JobId(payment.key().value()).createdAt();
        var key = payment.key().toString();
        return (filter.statuses().isEmpty() || filter.statuses().contains(payment.status()))
                && (filter.createdFrom() == null || !made.isBefore(filter.createdFrom()))
                && (filter.createdTo() == null || made.isBefore(filter.createdTo()))
                && (filter.before() == null || key.compareTo(filter.before().toString()) < 0);
    }

    @Override
    public Optional<Terms> terms(GatewayKey key, int revision) {
        return Optional.ofNullable(terms.getOrDefault(key, Map.of()).get(revision));
    }

    @Override
    public Optional<Payment> lock(UserId owner, PaymentId id) {
        return find(owner, id);
    }

    @Override
    public Optional<Payment> lock(GatewayKey key) {
        return Optional.ofNullable(payments.get(key.toString()));
    }

    @Override
    public void update(Payment changed) {
        var present = Objects.requireNonNull(payments.get(changed.key().toString()));
        if (present.version() != changed.version() - 1) {
            throw new IllegalStateException("payment " + changed.key() + " was changed without its lock");
        }
        store(changed);
    }

    @Override
    public List<Payment> lockStranded(Instant dueBefore, int atMost) {
        return payments.values().stream()
                .filter(payment -> !payment.status().isTerminal()
                        && payment.settleAt().isBefore(dueBefore)
                        && !isUnderWay.test(payment.job()))
                .sorted(Comparator.comparing(Payment::settleAt))
                .limit(atMost)
                .toList();
    }

    @Override
    public void assign(GatewayKey key, JobId job) {
        payments.computeIfPresent(key.toString(), (_, payment) -> payment.under(job));
    }
}
