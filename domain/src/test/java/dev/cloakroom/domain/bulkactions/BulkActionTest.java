package dev.cloakroom.domain.bulkactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BulkActionTest {

    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
    private static final JobId UP_TO = id(9);
    private static final Selection.Matching EVERYTHING =
            new Selection.Matching(Set.of(), null, null, null, null, null, UP_TO);

    @Test
    void thePayloadOfTheJobSaysTheWholeAction() {
        var matching = new Selection.Matching(
                Set.of(JobStatus.FAILED),
                "invoice.render",
                "default",
                "attempt-timed-out",
                JANUARY,
                JANUARY.plusSeconds(60),
                UP_TO);
        var actions = List.of(
                new BulkAction(BulkAction.Verb.RETRY, matching, true, null),
                new BulkAction(BulkAction.Verb.CANCEL, EVERYTHING, false, 7L),
                new BulkAction(BulkAction.Verb.RUN_NOW, new Selection.Ids(List.of(id(1), id(2)), UP_TO), false, null));
        assertThat(actions)
                .allSatisfy(
                        action -> assertThat(BulkAction.of(action.payload())).isEqualTo(action));
    }

    @Test
    void idsAreTakenOnceAndFromTheNewest() {
        assertThat(new Selection.Ids(List.of(id(1), id(3), id(1), id(2)), UP_TO).ids())
                .containsExactly(id(3), id(2), id(1));
    }

    @Test
    void onlyAFilterWithoutAnyConditionIsEmpty() {
        assertThat(EVERYTHING.isEmpty()).isTrue();
        assertThat(new Selection.Matching(Set.of(), null, null, "not-found", null, null, UP_TO).isEmpty())
                .isFalse();
    }

    @Test
    void theTallyGoesOnFromItsCheckpoint() {
        var tally = Tally.start(null).plusMatched(id(4), List.of(id(5), id(4)));
        assertThat(Tally.of(tally.checkpoint())).isEqualTo(tally);
        var acting = tally.allCounted().plusDone(id(4), 1);
        assertThat(Tally.of(acting.checkpoint())).isEqualTo(acting);
        assertThat(acting.percent()).isEqualTo(50);
    }

    @Test
    void whatHadChangedIsCountedAsSkipped() {
        var action = new BulkAction(BulkAction.Verb.CANCEL, EVERYTHING, false, null);
        var result = Tally.start(10L).plusDone(id(1), 8).result(action);
        assertThat(result.members())
                .containsEntry("matched", Json.of(10))
                .containsEntry("done", Json.of(8))
                .containsEntry("skipped", Json.of(2));
    }

    private static JobId id(int number) {
        return new JobId(new UUID(0x0199_b2c1_7f3a_7c55L, number));
    }
}
