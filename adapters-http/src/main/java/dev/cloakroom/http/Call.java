package dev.cloakroom.http;

import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.StoredAnswer;
import dev.cloakroom.application.Caller;
import dev.cloakroom.application.IdempotencyKey;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.StoredResponse;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.Principal;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.http.limits.RateLimit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a handler gets beside its request: who calls, and what the headers ask for. `principal` is null where the
/// operation is public or opened by a credential of its own, `key` where the client sent none.
public record Call(
        @Nullable Principal principal,
        Correlation correlation,
        Prefer prefer,
        Conditions conditions,
        @Nullable IdempotencyKey key,
        Listing listing,
        AccountQuota quota,
        Peer peer) {

    /// The other end of the connection.
    @FunctionalInterface
    public interface Peer {

        /// The name of the attribute under which the server keeps it with a request.
        String ATTRIBUTE = Peer.class.getName();

        /// Whether it hung up while its request is being answered. Only the thread that answers may ask.
        boolean isGone();

        /// It is kept waiting from now on, and does not count among those who are served.
        default void waits() {}
    }

    /// `If-Match` and `If-None-Match`; null where they were not sent.
    public record Conditions(
            @Nullable EntityTags ifMatch, @Nullable EntityTags ifNoneMatch) {}

    /// How often one client may try one account.
    public record AccountQuota(RateLimit limit, Supplier<String> client) {}

    public Caller caller() {
        if (principal == null) {
            throw new IllegalStateException("the operation is public, so nobody is known to call it");
        }
        return new Caller(principal, correlation.traceparent(), correlation.requestId());
    }

    public UserId user() {
        return caller().user();
    }

    /// Counts one try at an account, whether there is one or not.
    ///
    /// @throws HttpProblem `quota-exceeded`
    public void countTryAt(String account) {
        var charge = quota.limit().take(quota.client().get() + " " + account);
        if (!charge.granted()) {
            throw HttpProblem.exceeded(charge);
        }
    }

    /// Whether the client has this version already; `etag` is quoted.
    public boolean has(String etag) {
        var ifNoneMatch = conditions.ifNoneMatch();
        return ifNoneMatch != null && ifNoneMatch.matchesWeakly(etag);
    }

    /// Demands that the client acts on this version.
    ///
    /// @throws Rejection.Stale when it acts on another
    public void requireMatch(String etag) {
        var ifMatch = conditions.ifMatch();
        if (ifMatch == null) {
            throw new HttpProblem("precondition-required", "Send If-Match with the entity tag that you read.");
        }
        if (!ifMatch.matchesStrongly(etag)) {
            throw new Rejection.Stale("It has changed since you read it.", etag);
        }
    }

    /// Demands of a PUT that the client knows what it replaces: this version, or nothing where `etag` is null.
    ///
    /// @throws Rejection.Stale when it acts on another, or wanted to make what is there
    public void requireMatchOrAbsence(@Nullable String etag) {
        if (etag == null) {
            if (conditions.ifMatch() != null) {
                throw new HttpProblem("precondition-failed", "There is nothing here that could match.");
            }
            return;
        }
        if (has(etag)) {
            throw new Rejection.Stale("It is there already.", etag);
        }
        requireMatch(etag);
    }

    /// `render` makes the answer that is stored with the key: the one without waiting.
    public <T> Once<T> once(Function<T, ? extends ApiResponse> render) {
        return new Once<>(key, made -> {
            var answer = render.apply(made).encode().stored();
            return new StoredResponse(answer.status(), answer.headers(), answer.body());
        });
    }

    public static StoredAnswer stored(StoredResponse response) {
        return new StoredAnswer(response.status(), response.headers(), response.body());
    }
}
