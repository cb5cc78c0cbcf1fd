package dev.cloakroom.domain.payments;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.JobId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Money that somebody pays to an owner. `revision` counts the terms it had, `version` everything that ever changed.
/// `job` settles it, not before `settleAt`.
public record Payment(
        PaymentId id,
        GatewayKey key,
        UserId owner,
        Terms terms,
        int revision,
        int version,
        State state,
        JobId job,
        Instant settleAt,
        Instant createdAt) {

    private static final int MOST_REVISIONS = 100;

    /// Where it stands, with what is known only there.
    public sealed interface State {
        /// May still be revised and canceled.
        record Pending() implements State {}

        /// The gateway was asked, or is about to be; nobody else decides any more.
        record Settling() implements State {}

        /// `refunded` of it was given back up to now.
        record Settled(Instant at, String reference, Money refunded) implements State {}

        record Declined(Instant at, Failure reason) implements State {}

        record Canceled(Instant at) implements State {}
    }

    public static Payment pending(
            PaymentId id, GatewayKey key, UserId owner, Terms terms, JobId job, Instant settleAt, Instant now) {
        return new Payment(id, key, owner, terms, 1, 1, new State.Pending(), job, settleAt, now);
    }

    public PaymentStatus status() {
        return switch (state) {
            case State.Pending() -> PaymentStatus.PENDING;
            case State.Settling() -> PaymentStatus.SETTLING;
            case State.Settled _ -> PaymentStatus.SETTLED;
            case State.Declined _ -> PaymentStatus.DECLINED;
            case State.Canceled _ -> PaymentStatus.CANCELED;
        };
    }

    /// With other terms; the same where they are those it has.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Conflict `invalid-state-transition` unless it is pending
    /// @throws dev.cloakroom.domain.Rejection.Unprocessable `validation-failed` when it was revised too often
    public Payment revised(Terms wanted) {
        requirePending("revised");
        if (wanted.equals(terms)) {
            return this;
        }
        if (revision == MOST_REVISIONS) {
            throw PaymentRejections.tooManyRevisions(MOST_REVISIONS);
        }
        return new Payment(id, key, owner, wanted, revision + 1, version + 1, state, job, settleAt, createdAt);
    }

    /// The same where it is canceled already.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Conflict `invalid-state-transition` once the gateway has it
    public Payment canceled(Instant now) {
        if (state instanceof State.Canceled) {
            return this;
        }
        requirePending("canceled");
        return in(new State.Canceled(now));
    }

    /// What whoever settles it goes on with: from now on it can be neither revised nor canceled. The same for what is
    /// past being pending.
    public Payment settling() {
        return state instanceof State.Pending ? in(new State.Settling()) : this;
    }

    /// As the gateway decided. The same where that is known already.
    public Payment concluded(Verdict verdict, Instant now) {
        if (!(state instanceof State.Settling)) {
            return this;
        }
        return in(
                switch (verdict) {
                    case Verdict.Carried(var reference) ->
                        new State.Settled(
                                now, reference, Money.nothing(terms.amount().currency()));
                    case Verdict.Refused(var reason) -> new State.Declined(now, reason);
                });
    }

    /// Less that much, which was given back.
    public Payment refunded(Money amount) {
        if (state instanceof State.Settled(var at, var reference, var before)) {
            return in(new State.Settled(at, reference, before.plus(amount)));
        }
        throw new IllegalStateException("payment " + key + " is " + status() + ", so nothing can be given back");
    }

    /// Under another job, where the one before ended without an answer of the gateway.
    public Payment under(JobId another) {
        return new Payment(id, key, owner, terms, revision, version, state, another, settleAt, createdAt);
    }

    /// As it was with earlier terms.
    public Payment at(int earlier, Terms terms) {
        return new Payment(id, key, owner, terms, earlier, version, state, job, settleAt, createdAt);
    }

    /// When its end was known; null while it is open.
    public @Nullable Instant finishedAt() {
        return switch (state) {
            case State.Pending() -> null;
            case State.Settling() -> null;
            case State.Settled settled -> settled.at();
            case State.Declined declined -> declined.at();
            case State.Canceled(var at) -> at;
        };
    }

    private void requirePending(String wanted) {
        if (!(state instanceof State.Pending)) {
            throw PaymentRejections.notPending(status(), wanted);
        }
    }

    private Payment in(State next) {
        return new Payment(id, key, owner, terms, revision, version + 1, next, job, settleAt, createdAt);
    }
}
