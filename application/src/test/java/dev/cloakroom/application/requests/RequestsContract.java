package dev.cloakroom.application.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.requests.Requests.Kept;
import dev.cloakroom.application.requests.TrackingTokens.Hash;
import dev.cloakroom.domain.auth.Email;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.EventId;
import dev.cloakroom.domain.requests.Comment;
import dev.cloakroom.domain.requests.HistoryEntry;
import dev.cloakroom.domain.requests.RequestId;
import dev.cloakroom.domain.requests.RequestStatus;
import dev.cloakroom.domain.requests.StatusChange;
import dev.cloakroom.domain.requests.TrackedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Requests and the log of their changes, which belong together.
public interface RequestsContract {

    Instant NOW = Instant.parse("2026-01-01T10:00:00.123456Z");
    UserId ADMIN = new UserId(new TestIds().get());
    Hash TOKEN = new Hash("0a".repeat(32));

    Requests requests();

    ChangeLog log();

    Transactions transactions();

    @Test
    default void whatCameInIsFoundAsItWas() {
        var whole = added("ada@example.com");
        assertThat(requests().find(whole.id())).contains(new Kept(whole, TOKEN));
        var bare = TrackedRequest.received(
                new RequestId(new TestIds().get()), new TrackedRequest.Words("Bare", null), null, NOW);
        requests().add(bare, TOKEN);
        assertThat(requests().find(bare.id())).contains(new Kept(bare, TOKEN));
        assertThat(requests().find(new RequestId(new TestIds().get()))).isEmpty();
    }

    @Test
    default void anotherTokenTakesThePlaceOfTheFirst() {
        var request = added(null);
        var other = new Hash("ff".repeat(32));
        assertThat(requests().replaceToken(request.id(), other)).isTrue();
        assertThat(requests().find(request.id())).contains(new Kept(request, other));
        assertThat(requests().replaceToken(new RequestId(new TestIds().get()), other))
                .isFalse();
    }

    @Test
    default void listsGoDownFromTheNewestThroughTheStatusesAskedFor() {
        var first = added(null);
        var second = stepped(added(null), RequestStatus.IN_PROGRESS, null);
        var third = stepped(stepped(added(null), RequestStatus.IN_PROGRESS, null), RequestStatus.DONE, null);
        var fourth = added(null);
        assertThat(requests().list(new RequestFilter(Set.of(), null, 3))).containsExactly(fourth, third, second);
        assertThat(requests().list(new RequestFilter(Set.of(), second.id(), 1))).containsExactly(first);
        var open = Set.of(RequestStatus.PENDING, RequestStatus.IN_PROGRESS);
        assertThat(requests().list(new RequestFilter(open, null, 2))).containsExactly(fourth, second);
        assertThat(requests().list(new RequestFilter(open, fourth.id(), 2))).containsExactly(second, first);
    }

    @Test
    default void theHistoryHasWhatWasEnteredOnceAndInOrder() {
        var received = added(null);
        var begun = stepped(received, RequestStatus.IN_PROGRESS, new Comment("Soon.", false));
        var rejected = stepped(begun, RequestStatus.REJECTED, new Comment("Never.", true));
        assertThat(requests().find(received.id()))
                .get()
                .extracting(Kept::request)
                .isEqualTo(rejected);
        assertThat(requests().history(received.id())).isEmpty();

        enter(rejected, NOW.plusSeconds(5));
        enter(begun, NOW.plusSeconds(6));
        enter(rejected, NOW.plusSeconds(7));
        assertThat(requests().history(received.id()))
                .containsExactly(
                        entry(begun, RequestStatus.PENDING, new Comment("Soon.", false)),
                        entry(rejected, RequestStatus.IN_PROGRESS, new Comment("Never.", true)));
    }

    @Test
    default void whatComesFirstIsEnteredFirst() {
        var begun = stepped(added(null), RequestStatus.IN_PROGRESS, null);
        var done = stepped(begun, RequestStatus.DONE, null);
        enter(begun, NOW.plusSeconds(5));
        assertThat(requests().history(begun.id())).containsExactly(entry(begun, RequestStatus.PENDING, null));
        transactions().run(() -> log().markNotified(begun.id(), NOW.plusSeconds(6)));
        assertThat(requests().find(begun.id()))
                .get()
                .satisfies(kept -> assertThat(kept.request().notifiedAt()).isEqualTo(NOW.plusSeconds(6)))
                .satisfies(kept -> assertThat(kept.request().revision()).isEqualTo(done.revision()));
    }

    @Test
    default void anAddressGetsSoManyMailsADayOverAllRequests() {
        var to = new Email("r" + new TestIds().get() + "@example.com");
        var first = stepped(added(to.value()), RequestStatus.REJECTED, null);
        var second = stepped(added(to.value()), RequestStatus.REJECTED, null);
        var third = stepped(added(to.value()), RequestStatus.REJECTED, null);
        assertThat(letOut(first, to, NOW)).isTrue();
        assertThat(letOut(second, to, NOW.plusSeconds(60))).isTrue();
        assertThat(letOut(third, to, NOW.plusSeconds(120))).isFalse();
        assertThat(letOut(first, to, NOW.plusSeconds(180))).as("once more").isTrue();
        assertThat(letOut(third, to, NOW.plus(Duration.ofDays(1))))
                .as("a day after the first")
                .isTrue();
    }

    @Test
    default void aMailIsOldNewsOnceItOrALaterOneIsOut() {
        var begun = stepped(added(null), RequestStatus.IN_PROGRESS, null);
        var done = stepped(begun, RequestStatus.DONE, null);
        assertThat(log().isMailed(begun.id(), begun.revision())).isFalse();
        log().markMailed(begun.id(), begun.revision(), NOW);
        assertThat(log().isMailed(begun.id(), begun.revision())).isTrue();
        assertThat(log().isMailed(begun.id(), done.revision())).isFalse();
        log().markMailed(begun.id(), done.revision(), NOW);
        assertThat(log().isMailed(begun.id(), done.revision())).isTrue();
    }

    private boolean letOut(TrackedRequest request, Email to, Instant now) {
        var since = now.minus(Duration.ofDays(1));
        return transactions().run(() -> log().letOut(request.id(), request.revision(), to, 2, since, now));
    }

    private void enter(TrackedRequest upTo, Instant now) {
        transactions().run(() -> log().enter(upTo.id(), upTo.revision(), now));
    }

    private TrackedRequest added(@Nullable String contact) {
        var request = TrackedRequest.received(
                new RequestId(new TestIds().get()),
                new TrackedRequest.Words("Street lamp out", "In front of\nnumber 12."),
                contact == null ? null : new Email(contact),
                NOW);
        requests().add(request, TOKEN);
        return request;
    }

    private TrackedRequest stepped(TrackedRequest request, RequestStatus to, @Nullable Comment comment) {
        var change = request.step(to, ADMIN, comment, NOW.plusSeconds(request.revision()));
        var changed = request.after(change, new EventId(new TestIds().get()));
        transactions().run(() -> {
            assertThat(requests().lock(request.id())).contains(request);
            requests().change(changed, change);
        });
        return changed;
    }

    private static HistoryEntry entry(TrackedRequest after, RequestStatus from, @Nullable Comment comment) {
        var change =
                new StatusChange(after.id(), after.revision(), from, after.status(), after.updatedAt(), ADMIN, comment);
        var event = after.lastEvent();
        return new HistoryEntry(event == null ? new EventId(new TestIds().get()) : event, change, NOW.plusSeconds(5));
    }
}
