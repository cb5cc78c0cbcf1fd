package dev.cloakroom.application.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.TestAttempt;
import dev.cloakroom.application.jobs.mail.Mail;
import dev.cloakroom.application.jobs.mail.Mailer.Outcome;
import dev.cloakroom.application.requests.TrackingTokens.Hash;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.Email;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.EventId;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.requests.RequestId;
import dev.cloakroom.domain.requests.RequestStatus;
import dev.cloakroom.domain.requests.StatusChange;
import dev.cloakroom.domain.requests.TrackedRequest;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TellOfChangeTest {

    private static final String ADDRESS = "ada@example.com";

    private final TestClock clock = new TestClock();
    private final TestIds ids = new TestIds(clock);
    private final InMemoryRequests requests = new InMemoryRequests();
    private final RecordedMails mails = new RecordedMails();
    private final TellOfChange tell = new TellOfChange(requests, requests, new InMemoryTransactions(), mails, clock);

    @Test
    void theRequesterIsToldInOurWordsOnly() throws Exception {
        var begun = step(received(ADDRESS), RequestStatus.IN_PROGRESS);
        assertThat(run(begun)).isEqualTo(mailed(true));
        assertThat(mails.accepted()).singleElement().satisfies(mail -> {
            assertThat(mail.to()).containsExactly(ADDRESS);
            assertThat(mail.subject()).isEqualTo("Your request is in progress");
            assertThat(mail.text()).contains(begun.request().toString()).doesNotContain("Title", "Details");
            assertThat(mail.html()).isNull();
        });
        assertThat(present(begun).notifiedAt()).isEqualTo(clock.instant());
    }

    @Test
    void aJobThatComesTwiceDoesNothingTheSecondTime() throws Exception {
        var begun = step(received(ADDRESS), RequestStatus.IN_PROGRESS);
        var _ = run(begun);
        var history = requests.history(begun.request());
        clock.advance(Duration.ofMinutes(1));
        assertThat(run(begun)).isEqualTo(mailed(false));
        assertThat(requests.history(begun.request())).isEqualTo(history).hasSize(1);
        assertThat(mails.accepted()).hasSize(1);
    }

    @Test
    void whatComesBeforeItsPredecessorBringsItAlongAndOldNewsIsNotMailed() throws Exception {
        var begun = step(received(ADDRESS), RequestStatus.IN_PROGRESS);
        var done = step(present(begun), RequestStatus.DONE);
        assertThat(run(done)).isEqualTo(mailed(true));
        assertThat(requests.history(begun.request()))
                .extracting(entry -> entry.change().to())
                .containsExactly(RequestStatus.IN_PROGRESS, RequestStatus.DONE);
        assertThat(run(begun)).isEqualTo(mailed(false));
        assertThat(requests.history(begun.request())).hasSize(2);
        assertThat(mails.accepted()).extracting(Mail::subject).containsExactly("Your request is done");
    }

    @Test
    void aMailThatDoesNotGetOutIsTriedAgainAndTheHistoryDoesNotWaitForIt() throws Exception {
        var rejected = step(received(ADDRESS), RequestStatus.REJECTED);
        mails.answer(new Outcome.Deferred("Later."));
        assertThat(run(rejected)).isEqualTo(new Ending.Failed(new Failure("dependency-unavailable", "Later."), null));
        assertThat(requests.history(rejected.request())).hasSize(1);
        assertThat(present(rejected).notifiedAt()).isNull();
        mails.answer(new Outcome.Refused("Never."));
        assertThat(run(rejected)).isEqualTo(new Ending.Refused(new Failure("mail-refused", "Never.")));
        mails.answer(new Outcome.Accepted("<1@example.com>"));
        assertThat(run(rejected)).isEqualTo(mailed(true));
        assertThat(requests.history(rejected.request())).hasSize(1);
        assertThat(present(rejected).notifiedAt()).isNotNull();
    }

    @Test
    void anAddressGetsTenMailsADayAndTriesDoNotCountTwice() throws Exception {
        mails.answer(new Outcome.Deferred("Later."));
        var first = step(received(ADDRESS), RequestStatus.REJECTED);
        for (int i = 0; i < 5; i++) {
            var _ = run(first);
        }
        mails.answer(new Outcome.Accepted("<1@example.com>"));
        for (int i = 1; i < TellOfChange.MAILS_PER_DAY; i++) {
            assertThat(run(step(received(ADDRESS), RequestStatus.REJECTED))).isEqualTo(mailed(true));
        }
        var eleventh = step(received(ADDRESS), RequestStatus.REJECTED);
        assertThat(run(eleventh)).isEqualTo(mailed(false));
        assertThat(requests.history(eleventh.request())).hasSize(1);
        assertThat(present(eleventh).notifiedAt()).isNotNull();
        assertThat(run(step(received("bob@example.com"), RequestStatus.REJECTED)))
                .isEqualTo(mailed(true));
        assertThat(run(first)).isEqualTo(mailed(true));
        clock.advance(Duration.ofDays(1));
        assertThat(run(step(received(ADDRESS), RequestStatus.REJECTED))).isEqualTo(mailed(true));
    }

    @Test
    void whereThereIsNobodyToTellTheHistoryIsAll() throws Exception {
        var begun = step(received(null), RequestStatus.IN_PROGRESS);
        assertThat(run(begun)).isEqualTo(mailed(false));
        var mute = new TellOfChange(requests, requests, new InMemoryTransactions(), null, clock);
        var rejected = step(received(ADDRESS), RequestStatus.REJECTED);
        assertThat(mute.run(attempt(rejected))).isEqualTo(mailed(false));
        assertThat(requests.history(begun.request())).hasSize(1);
        assertThat(requests.history(rejected.request())).hasSize(1);
        assertThat(present(rejected).notifiedAt()).isNotNull();
        assertThat(mails.accepted()).isEmpty();
    }

    private Ending run(StatusChange change) throws InterruptedException {
        return tell.run(attempt(change));
    }

    private static TestAttempt attempt(StatusChange change) {
        return new TestAttempt(
                Objects.requireNonNull(TellOfChange.submission(change, null).payload()));
    }

    private static Ending mailed(boolean mailed) {
        return new Ending.Succeeded(Json.EMPTY.with("mailed", Json.of(mailed)));
    }

    private TrackedRequest received(@Nullable String contact) {
        var request = TrackedRequest.received(
                new RequestId(ids.get()),
                new TrackedRequest.Words("Title", "Details"),
                contact == null ? null : new Email(contact),
                clock.instant());
        requests.add(request, Hash.NOBODYS);
        return request;
    }

    private StatusChange step(TrackedRequest request, RequestStatus to) {
        var change = request.step(to, UserId.SYSTEM, null, clock.instant());
        requests.change(request.after(change, new EventId(ids.get())), change);
        return change;
    }

    private TrackedRequest present(StatusChange change) {
        return requests.lock(change.request()).orElseThrow();
    }
}
