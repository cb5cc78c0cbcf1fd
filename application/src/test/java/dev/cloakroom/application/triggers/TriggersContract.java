package dev.cloakroom.application.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.triggers.Triggers.Standing;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.Event.Source;
import dev.cloakroom.domain.events.EventPattern;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.Limits;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.domain.triggers.Condition;
import dev.cloakroom.domain.triggers.Tally;
import dev.cloakroom.domain.triggers.Trigger;
import dev.cloakroom.domain.triggers.Trigger.Plan;
import dev.cloakroom.domain.triggers.TriggerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

public interface TriggersContract {

    Instant NOW = Instant.parse("2026-01-01T10:00:00.123456Z");
    Json.Obj TEMPLATE = Json.EMPTY.with("order", Json.EMPTY.with("$from", Json.of("/payload/order")));

    Triggers triggers();

    Transactions transactions();

    UserId newOwner();

    @Test
    default void whatWasMadeIsFoundAsItWasAndAsItIsChanged() {
        var owner = newOwner();
        var made = trigger(owner, "order.*", Source.CLIENT);
        triggers().add(made);
        assertThat(triggers().find(owner, made.id())).contains(new Standing(made, Tally.NOTHING));
        assertThat(triggers().count(owner)).isEqualTo(1);
        var changed = made.changed(
                new Plan(
                        new EventPattern("*"),
                        Source.SYSTEM,
                        Condition.NONE,
                        Submission.of(owner, "other", Json.EMPTY)),
                false);
        triggers().update(changed);
        assertThat(transactions().run(() -> triggers().lock(owner, made.id())))
                .contains(new Standing(changed, Tally.NOTHING));
    }

    @Test
    default void somebodyElsesTriggerIsNotThere() {
        var mine = trigger(newOwner(), "order.*", Source.CLIENT);
        triggers().add(mine);
        var other = newOwner();
        assertThat(triggers().find(other, mine.id())).isEmpty();
        assertThat(transactions().run(() -> triggers().lock(other, mine.id()))).isEmpty();
        assertThat(triggers().list(other, null, 10)).isEmpty();
        assertThat(triggers().count(other)).isZero();
        assertThat(triggers().enabled(List.of(other), Source.CLIENT)).isEmpty();
        assertThat(triggers().remove(other, mine.id())).isFalse();
        assertThat(triggers().remove(mine.plan().owner(), mine.id())).isTrue();
        assertThat(triggers().remove(mine.plan().owner(), mine.id())).isFalse();
    }

    @Test
    default void listsAreNewestFirstAndGoOnAfterTheLastOne() {
        var owner = newOwner();
        var first = trigger(owner, "a", Source.CLIENT);
        var second = trigger(owner, "b", Source.CLIENT);
        triggers().add(first);
        triggers().add(second);
        assertThat(triggers().list(owner, null, 1))
                .extracting(Standing::trigger)
                .containsExactly(second);
        assertThat(triggers().list(owner, second.id(), 10))
                .extracting(Standing::trigger)
                .containsExactly(first);
    }

    @Test
    default void thoseThatAreEnabledComeByTheirSource() {
        var one = newOwner();
        var other = newOwner();
        var client = trigger(one, "a", Source.CLIENT);
        var system = trigger(one, "a", Source.SYSTEM);
        var others = trigger(other, "b", Source.CLIENT);
        var off = trigger(one, "c", Source.CLIENT);
        List.of(client, system, others, off).forEach(triggers()::add);
        triggers().update(off.changed(off.plan(), false));
        assertThat(triggers().enabled(List.of(one, other), Source.CLIENT)).containsExactly(client, others);
        assertThat(triggers().enabled(List.of(one, other), Source.SYSTEM)).containsExactly(system);
    }

    @Test
    default void whatTheyHaveDoneAddsUp() {
        var owner = newOwner();
        var trigger = trigger(owner, "a", Source.CLIENT);
        triggers().add(trigger);
        var job = new JobId(new TestIds().get());
        var failure = new Failure("insufficient-scope", "No.", Json.EMPTY.with("n", Json.of(1)));
        triggers().record(Map.of(trigger.id(), Tally.NOTHING.fired(job, NOW).fired(job, NOW)));
        triggers().record(Map.of(trigger.id(), Tally.NOTHING.failed(failure, NOW.plusSeconds(1))));
        triggers().record(Map.of());
        assertThat(triggers().find(owner, trigger.id()).orElseThrow().tally())
                .isEqualTo(new Tally(3, 2, 1, NOW, job, NOW.plusSeconds(1), failure));
    }

    static Trigger trigger(UserId owner, String type, Source source) {
        var clause = Json.EMPTY.with("path", Json.of("/payload/amount")).with("gte", Json.of(10));
        var job = new Submission(
                owner,
                "review",
                "default",
                TEMPLATE,
                3,
                null,
                new Limits(7, Duration.ofSeconds(30), null),
                Submission.Origin.NONE);
        var condition = Condition.read(new Json.Arr(List.of(clause)), new ArrayList<>());
        var plan = new Plan(new EventPattern(type), source, condition, job);
        return Trigger.made(new TriggerId(new TestIds().get()), plan, true, NOW);
    }
}
