package dev.cloakroom.domain.payments;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.JobId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A part of a payment, or all of it, on its way back to the payer. While it is pending its amount is kept apart, so
/// that it is not promised twice.
public record Refund(
        RefundId id,
        GatewayKey key,
        GatewayKey payment,
        UserId owner,
        Money amount,
        @Nullable String reason,
        State state,
        JobId job,
        Instant createdAt) {

    /// Where it stands, with what is known only there.
    public sealed interface State {
        record Pending() implements State {}

        record Refunded(Instant at, String reference) implements State {}

        /// The gateway refused it: the money stays with the owner, and may be refunded again.
        record Failed(Instant at, Failure reason) implements State {}
    }

    public static Refund pending(
            RefundId id, GatewayKey key, Payment of, Money amount, @Nullable String reason, JobId job, Instant now) {
        return new Refund(id, key, of.key(), of.owner(), amount, reason, new State.Pending(), job, now);
    }

    public RefundStatus status() {
        return switch (state) {
            case State.Pending() -> RefundStatus.PENDING;
            case State.Refunded _ -> RefundStatus.REFUNDED;
            case State.Failed _ -> RefundStatus.FAILED;
        };
    }

    public boolean isPending() {
        return state instanceof State.Pending;
    }

    /// As the gateway decided. The same where that is known already.
    public Refund concluded(Verdict verdict, Instant now) {
        if (!isPending()) {
            return this;
        }
        var next = switch (verdict) {
            case Verdict.Carried(var reference) -> new State.Refunded(now, reference);
            case Verdict.Refused(var why) -> new State.Failed(now, why);
        };
        return new Refund(id, key, payment, owner, amount, reason, next, job, createdAt);
    }

    /// Under another job, where the one before ended without an answer of the gateway.
    public Refund under(JobId another) {
        return new Refund(id, key, payment, owner, amount, reason, state, another, createdAt);
    }

    /// Whether the client asks for the same again.
    public boolean isSameAs(Money wanted, @Nullable String why) {
        return amount.equals(wanted) && Objects.equals(reason, why);
    }

    /// When its end was known; null while it is pending.
    public @Nullable Instant finishedAt() {
        return switch (state) {
            case State.Pending() -> null;
            case State.Refunded refunded -> refunded.at();
            case State.Failed failed -> failed.at();
        };
    }
}
