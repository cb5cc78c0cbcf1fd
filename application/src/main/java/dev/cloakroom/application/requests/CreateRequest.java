package dev.cloakroom.application.requests;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.events.Announcements;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection.Fault;
import dev.cloakroom.domain.auth.Email;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.requests.RequestId;
import dev.cloakroom.domain.requests.RequestRejections;
import dev.cloakroom.domain.requests.TrackedRequest;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Takes a request from anybody. The token is told here and never again.
public final class CreateRequest {

    private static final Pattern ONE_LINE = Pattern.compile("[^\\p{Cc}\\u2028\\u2029]*[^\\p{Cc}\\u2028\\u2029\\s]");
    private static final Pattern ASCII = Pattern.compile("[\\x21-\\x7e]+");

    private final Requests requests;
    private final TrackingTokens tokens;
    private final Announcements announcements;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    /// As it came in, not yet checked.
    public record NewRequest(
            String title,
            @Nullable String details,
            @Nullable String contactEmail) {}

    public record Created(TrackedRequest request, String token) {
        @Override
        public String toString() {
            return request.toString();
        }
    }

    public CreateRequest(
            Requests requests,
            TrackingTokens tokens,
            Announcements announcements,
            Transactions transactions,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.requests = requests;
        this.tokens = tokens;
        this.announcements = announcements;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /// @throws dev.cloakroom.domain.Rejection.Unprocessable `validation-failed`, with all faults
    public Created handle(NewRequest wanted) {
        var request = checked(wanted);
        var token = tokens.make();
        transactions.run(() -> {
            requests.add(request, tokens.hash(token));
            var _ = announcements.announce(UserId.SYSTEM, "request.created", told(request));
        });
        return new Created(request, token);
    }

    private TrackedRequest checked(NewRequest wanted) {
        var faults = new ArrayList<Fault>();
        var title = wanted.title().strip();
        if (!ONE_LINE.matcher(title).matches()) {
            faults.add(RequestRejections.badTitle());
        }
        Email contact = null;
        if (wanted.contactEmail() != null) {
            contact = address(wanted.contactEmail());
            if (contact == null) {
                faults.add(RequestRejections.badContact());
            }
        }
        if (!faults.isEmpty()) {
            throw RequestRejections.invalid(faults);
        }
        var words = new TrackedRequest.Words(title, wanted.details());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return TrackedRequest.received(new RequestId(ids.get()), words, contact, now);
    }

    /// The mail that goes out is no more than ASCII in its addresses.
    private static @Nullable Email address(String text) {
        return Email.parse(text)
                .filter(email -> ASCII.matcher(email.value()).matches())
                .orElse(null);
    }

    private static Json.Obj told(TrackedRequest request) {
        return Json.EMPTY
                .with("request_id", Json.of(request.id().toString()))
                .with("title", Json.of(request.words().title()))
                .with("status", Json.of(request.status().text()))
                .with("created_at", Json.of(request.createdAt().toString()));
    }
}
