package dev.cloakroom.application.jobs.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GatheringTest {

    private final List<Set<Integer>> questions = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstAsked = new CountDownLatch(1);
    private final CountDownLatch hold = new CountDownLatch(1);
    private final Gathering<Integer, String> gathering = new Gathering<>(this::answer, 50);

    @Test
    void whoComesAloneIsAnsweredAlone() {
        hold.countDown();
        assertThat(gathering.ask(7)).contains("7");
        assertThat(gathering.ask(-1)).isEmpty();
        assertThat(questions).containsExactly(Set.of(7), Set.of(-1));
    }

    @Test
    void thoseWhoComeMeanwhileAreOneQuestion() throws Exception {
        var first = ask(0);
        firstAsked.await();
        var others = askBehind(1, 40);
        hold.countDown();
        assertThat(first.get()).contains("0");
        for (int i = 0; i < others.size(); i++) {
            assertThat(others.get(i).get()).contains(String.valueOf(i + 1));
        }
        assertThat(questions).hasSize(2);
    }

    @Test
    void noQuestionIsTooLarge() throws Exception {
        var first = ask(0);
        firstAsked.await();
        var others = askBehind(1, 120);
        hold.countDown();
        assertThat(first.get()).contains("0");
        for (var other : others) {
            assertThat(other.get()).isPresent();
        }
        assertThat(questions).hasSize(4).allSatisfy(keys -> assertThat(keys).hasSizeLessThanOrEqualTo(50));
    }

    @Test
    void aQuestionThatFailsFailsForAllOfThemOnce() {
        hold.countDown();
        assertThatThrownBy(() -> gathering.ask(1300)).hasMessage("unlucky");
        assertThat(gathering.ask(1400)).contains("1400");
    }

    private Future<Optional<String>> ask(int key) {
        var asked = new FutureTask<>(() -> gathering.ask(key));
        Thread.startVirtualThread(asked);
        return asked;
    }

    /// Returns when all of them wait for the question that is under way.
    private List<Future<Optional<String>>> askBehind(int from, int count) {
        var asked = new ArrayList<Future<Optional<String>>>();
        for (int key = from; key < from + count; key++) {
            int mine = key;
            var task = new FutureTask<>(() -> gathering.ask(mine));
            var thread = Thread.startVirtualThread(task);
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            asked.add(task);
        }
        return asked;
    }

    private Map<Integer, String> answer(Set<Integer> keys) {
        questions.add(Set.copyOf(keys));
        firstAsked.countDown();
        try {
            hold.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        if (keys.contains(1300)) {
            throw new IllegalStateException("unlucky");
        }
        var answers = new HashMap<Integer, String>();
        keys.stream().filter(key -> key >= 0).forEach(key -> answers.put(key, String.valueOf(key)));
        return answers;
    }
}
