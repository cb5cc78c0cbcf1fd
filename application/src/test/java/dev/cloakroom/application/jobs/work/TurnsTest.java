package dev.cloakroom.application.jobs.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.jobs.Source;
import dev.cloakroom.application.jobs.work.JobQueue.Share;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class TurnsTest {

    private static final Source ANN = new Source(1, 1);
    private static final Source ANN_TOO = new Source(2, 1);
    private static final Source BOB = new Source(1, 2);
    private static final Source CID = new Source(1, 3);

    static final java.util.List<Integer> SEEDS =
            java.util.stream.IntStream.range(0, 200).boxed().toList();

    private final Turns turns = new Turns(_ -> 10);

    @Test
    void ownersGetTheSameAndTheirLanesTakeTurns() {
        turns.set(Set.of(ANN, ANN_TOO, BOB), turns.moment());
        assertThat(deal(8)).isEqualTo(Map.of(ANN, 2, ANN_TOO, 2, BOB, 4));
    }

    @Test
    void whatOneDoesNotUseGoesToTheOthers() {
        turns.add(ANN);
        assertThat(deal(7)).isEqualTo(Map.of(ANN, 7));
    }

    @Test
    void longJobsAreChargedForAsTheyTurnOutToBe() {
        turns.set(Set.of(ANN, BOB), turns.moment());
        assertThat(deal(2)).isEqualTo(Map.of(ANN, 1, BOB, 1));
        turns.charge(ANN, 30);
        assertThat(deal(3)).isEqualTo(Map.of(BOB, 3));
        assertThat(deal(2)).isEqualTo(Map.of(ANN, 1, BOB, 1));
    }

    @Test
    void whoWasAwayStartsWhereTheOthersAre() {
        turns.set(Set.of(ANN, BOB), turns.moment());
        turns.remove(BOB, turns.moment());
        assertThat(deal(100)).isEqualTo(Map.of(ANN, 100));
        turns.add(BOB);
        turns.add(CID);
        assertThat(deal(9).get(ANN)).isBetween(2, 3);
    }

    @Test
    void whatBeganWithoutWaitingLeavesNoDebtButTheLastJob() {
        turns.take(ANN, 500);
        turns.take(ANN, 10);
        turns.add(ANN);
        turns.add(BOB);
        assertThat(deal(3)).isEqualTo(Map.of(ANN, 1, BOB, 2));
    }

    @Test
    void nobodyLeavesADebtBehind() {
        turns.set(Set.of(ANN, BOB), turns.moment());
        assertThat(deal(2)).isEqualTo(Map.of(ANN, 1, BOB, 1));
        turns.charge(ANN, 40);
        turns.set(Set.of(BOB), turns.moment());
        turns.set(Set.of(ANN, BOB), turns.moment());
        assertThat(deal(4)).isEqualTo(Map.of(BOB, 4));
    }

    @Test
    void newsThatComeWhileOneLooksAreNotUndone() {
        turns.add(ANN);
        long asOf = turns.moment();
        turns.add(ANN);
        turns.add(BOB);
        turns.remove(ANN, asOf);
        turns.set(Set.of(), asOf);
        assertThat(deal(2)).isEqualTo(Map.of(ANN, 1, BOB, 1));
    }

    @Test
    void itIsEmptyWhenNobodyHasWork() {
        assertThat(turns.isEmpty()).isTrue();
        turns.add(ANN);
        assertThat(turns.isEmpty()).isFalse();
        turns.remove(ANN, turns.moment());
        assertThat(turns.isEmpty()).isTrue();
        assertThat(deal(3)).isEmpty();
    }

    /// However the others come and go and however long their jobs are, who always has work gets his share of the time.
    @ParameterizedTest
    @FieldSource("SEEDS")
    void aBackloggedOwnerGetsItsShareOfTimeWhateverTheOthersDo(int seed) {
        var day = new SimulatedDay(seed);
        day.run();
        assertThat(day.got()).isGreaterThan(0.9 * day.fairShare());
        assertThat(day.wasted())
                .as("time of slots that were free while there was work")
                .isZero();
    }

    private Map<Source, Integer> deal(int jobs) {
        return turns.deal(jobs).stream().collect(Collectors.toMap(Share::source, Share::quota));
    }
}
