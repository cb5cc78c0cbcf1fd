package dev.cloakroom.application.triggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.auth.InMemoryUsers;
import dev.cloakroom.application.auth.TestUsers;
import dev.cloakroom.application.jobs.InMemoryJobs;
import dev.cloakroom.application.jobs.JobFilter;
import dev.cloakroom.application.jobs.Kinds;
import dev.cloakroom.application.jobs.SleepHandler;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.User;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.events.Event.Source;
import dev.cloakroom.domain.events.EventId;
import dev.cloakroom.domain.events.EventPattern;
import dev.cloakroom.domain.events.EventType;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.Limits;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.domain.triggers.Condition;
import dev.cloakroom.domain.triggers.Tally;
import dev.cloakroom.domain.triggers.Trigger;
import dev.cloakroom.domain.triggers.TriggerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FireTriggersTest {

    private final InMemoryTriggers triggers = new InMemoryTriggers();
    private final InMemoryUsers users = new InMemoryUsers();
    private final InMemoryJobs jobs = new InMemoryJobs();
    private final TestClock clock = new TestClock();
    private final TestIds ids = new TestIds();
    private final User owner = TestUsers.stored(users);
    private final Kinds kinds = new Kinds(Map.of(SleepHandler.KIND, SleepHandler::seconds));
    private final FireTriggers fire = new FireTriggers(triggers, users, kinds, jobs, clock, ids);

    @Test
    void eachEventThatIsMeantMakesOneJob() {
        var trigger = TriggersContract.trigger(owner.id(), "order.*", Source.CLIENT);
        triggers.add(trigger);
        var event = event("order.paid", Source.CLIENT, 0, 10);
        fire.handle(List.of(event, event("order.paid", Source.CLIENT, 0, 9), event("user.made", Source.CLIENT, 0, 10)));
        var job = only(JobStatus.QUEUED);
        assertThat(job.submission().payload()).isEqualTo(Json.EMPTY.with("order", Json.of("A-1")));
        assertThat(job.submission().kind()).isEqualTo("review");
        assertThat(job.submission().priority()).isEqualTo(3);
        assertThat(job.submission().origin()).isEqualTo(new Submission.Origin(null, null, event.id(), "trace"));
        var tally = tally(trigger);
        assertThat(tally.matched()).isEqualTo(1);
        assertThat(tally.fired()).isEqualTo(1);
        assertThat(tally.lastJob()).isEqualTo(job.id());
    }

    @Test
    void othersEventsAndThoseOfTheOtherSourceAreNotMeant() {
        triggers.add(TriggersContract.trigger(owner.id(), "*", Source.CLIENT));
        triggers.add(TriggersContract.trigger(TestUsers.stored(users).id(), "*", Source.SYSTEM));
        fire.handle(List.of(event("order.paid", Source.SYSTEM, 0, 10)));
        assertThat(all()).isEmpty();
    }

    @Test
    void anEventThatLacksSomethingMakesAJobThatFailed() {
        var trigger = TriggersContract.trigger(owner.id(), "*", Source.CLIENT);
        triggers.add(trigger);
        var bare = new Event(
                new EventId(ids.get()),
                owner.id(),
                new EventType("order.paid"),
                Source.CLIENT,
                Json.EMPTY.with("amount", Json.of(10)),
                0,
                clock.instant(),
                null);
        fire.handle(List.of(bare));
        var why = Objects.requireNonNull(only(JobStatus.FAILED).state().error());
        assertThat(why.code()).isEqualTo("event-incomplete");
        assertThat(why.detail()).contains("/payload/order");
        assertThat(tally(trigger).failed()).isEqualTo(1);
        assertThat(tally(trigger).lastError()).isEqualTo(why);
    }

    @Test
    void aPayloadThatDoesNotFitItsKindMakesAJobThatFailed() {
        var template = Json.EMPTY.with("seconds", Json.EMPTY.with("$from", Json.of("/payload/order")));
        var trigger = trigger("sleep", "default", template);
        fire.handle(List.of(event("order.paid", Source.CLIENT, 0, 10)));
        assertThat(Objects.requireNonNull(only(JobStatus.FAILED).state().error())
                        .code())
                .isEqualTo("validation-failed");
        assertThat(tally(trigger).failed()).isEqualTo(1);
    }

    @Test
    void whatTheOwnerMayNotDoAnyMoreMakesNoJob() {
        var trigger = trigger("http", "default", Json.EMPTY);
        fire.handle(List.of(event("order.paid", Source.CLIENT, 0, 10)));
        assertThat(all()).isEmpty();
        assertThat(Objects.requireNonNull(tally(trigger).lastError()).code()).isEqualTo("insufficient-scope");
    }

    @Test
    void aQueueThatIsNoMoreHoldsUpNeitherTheEventNorOtherTriggers() {
        var broken = trigger("review", "gone", Json.EMPTY);
        var good = trigger("review", "default", Json.EMPTY);
        fire.handle(List.of(event("order.paid", Source.CLIENT, 0, 10)));
        assertThat(all()).hasSize(1);
        assertThat(tally(broken).failed()).isEqualTo(1);
        assertThat(tally(good).fired()).isEqualTo(1);
    }

    @Test
    void aPayloadThatGrowsBeyondAllMeasureMakesAJobThatFailed() {
        var whole = Json.EMPTY.with("$from", Json.of("/payload"));
        trigger("review", "default", Json.EMPTY.with("all", new Json.Arr(Collections.nCopies(3, whole))));
        fire.handle(List.of(large(80 * 1024)));
        assertThat(only(JobStatus.QUEUED).submission().payload()).isNotNull();
        fire.handle(List.of(large(90 * 1024)));
        var failed = jobs.list(owner.id(), JobFilter.newest(100)).stream()
                .map(job -> jobs.find(owner.id(), job.id()).orElseThrow())
                .filter(job -> job.status() == JobStatus.FAILED)
                .toList();
        assertThat(failed).hasSize(1);
        assertThat(Objects.requireNonNull(failed.getFirst().state().error()).code())
                .isEqualTo("payload-too-large");
        assertThat(failed.getFirst().submission().payload()).isEqualTo(Json.EMPTY);
    }

    @Test
    void oneCallMakesOnlySoManyJobs() {
        var trigger = trigger("review", "default", Json.EMPTY);
        var most = Collections.nCopies(FireTriggers.MOST_JOBS, event("order.paid", Source.CLIENT, 0, 10));
        fire.handle(most);
        assertThat(tally(trigger).fired()).isEqualTo(FireTriggers.MOST_JOBS);
        var more = new ArrayList<>(most);
        more.add(event("order.paid", Source.CLIENT, 0, 10));
        assertRefused(more);
        assertThat(tally(trigger).fired()).isEqualTo(FireTriggers.MOST_JOBS);
    }

    @Test
    void theJobsOfOneCallHaveOnlySoMuchPayload() {
        var trigger =
                trigger("review", "default", Json.EMPTY.with("all", Json.EMPTY.with("$from", Json.of("/payload"))));
        int one = 250 * 1024;
        int fit = Math.toIntExact(FireTriggers.MOST_BYTES / one);
        fire.handle(Collections.nCopies(fit - 1, large(one)));
        assertThat(tally(trigger).fired()).isEqualTo(fit - 1);
        assertRefused(Collections.nCopies(fit + 1, large(one)));
    }

    private void assertRefused(List<Event> events) {
        assertThatThrownBy(() -> fire.handle(events))
                .isInstanceOfSatisfying(
                        Rejection.Unprocessable.class,
                        refused -> assertThat(refused.code()).isEqualTo("too-many-jobs"));
    }

    @Test
    void aRingEnds() {
        var trigger = TriggersContract.trigger(owner.id(), "*", Source.SYSTEM);
        triggers.add(trigger);
        fire.handle(List.of(event("job.succeeded", Source.SYSTEM, Trigger.DEEPEST - 1, 10)));
        assertThat(all()).hasSize(1);
        fire.handle(List.of(event("job.succeeded", Source.SYSTEM, Trigger.DEEPEST, 10)));
        assertThat(all()).hasSize(1);
        assertThat(Objects.requireNonNull(tally(trigger).lastError()).code()).isEqualTo("trigger-loop");
    }

    private Trigger trigger(String kind, String queue, Json.Obj template) {
        var job = new Submission(owner.id(), kind, queue, template, 5, null, Limits.DEFAULT, Submission.Origin.NONE);
        var plan = new Trigger.Plan(new EventPattern("*"), Source.CLIENT, Condition.NONE, job);
        var trigger = Trigger.made(new TriggerId(ids.get()), plan, true, Instant.EPOCH);
        triggers.add(trigger);
        return trigger;
    }

    private Event event(String type, Source source, int depth, int amount) {
        return event(
                type, source, depth, Json.EMPTY.with("order", Json.of("A-1")).with("amount", Json.of(amount)));
    }

    private Event large(int bytes) {
        return event("order.paid", Source.CLIENT, 0, Json.EMPTY.with("order", Json.of("x".repeat(bytes))));
    }

    private Event event(String type, Source source, int depth, Json.Obj payload) {
        return new Event(
                new EventId(ids.get()),
                owner.id(),
                new EventType(type),
                source,
                payload,
                depth,
                clock.instant(),
                "trace");
    }

    private Tally tally(Trigger trigger) {
        return triggers.find(owner.id(), trigger.id()).orElseThrow().tally();
    }

    private List<Job> all() {
        return jobs.list(owner.id(), JobFilter.newest(100));
    }

    private Job only(JobStatus status) {
        assertThat(all()).hasSize(1);
        var job = jobs.find(owner.id(), all().getFirst().id()).orElseThrow();
        assertThat(job.status()).isEqualTo(status);
        return job;
    }
}
