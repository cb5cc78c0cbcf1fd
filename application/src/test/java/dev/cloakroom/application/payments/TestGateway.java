package dev.cloakroom.application.payments;

import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.payments.GatewayKey;
import dev.cloakroom.domain.payments.Money;
import dev.cloakroom.domain.payments.Verdict;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/// Carries everything out, but for what it is told about the next calls. It remembers by key, as a gateway must.
public final class TestGateway implements PaymentGateway {

    public enum Mood {
        REFUSE,
        LOSE_REQUEST,
        LOSE_ANSWER
    }

    private final Queue<Mood> moods = new ArrayDeque<>();
    private final Map<GatewayKey, Verdict> verdicts = new HashMap<>();
    private long held;
    private int calls;

    public void next(Mood mood) {
        moods.add(mood);
    }

    /// What it holds, in minor units.
    public long held() {
        return held;
    }

    public int calls() {
        return calls;
    }

    @Override
    public Verdict charge(GatewayKey key, Money amount) throws GatewayFailure {
        return ask(key, amount.minorUnits());
    }

    @Override
    public Verdict refund(GatewayKey key, GatewayKey charge, Money amount) throws GatewayFailure {
        return ask(key, -amount.minorUnits());
    }

    private Verdict ask(GatewayKey key, long amount) throws GatewayFailure {
        calls++;
        var mood = moods.poll();
        if (mood == Mood.LOSE_REQUEST) {
            throw new GatewayFailure("lost on the way");
        }
        var verdict = verdicts.computeIfAbsent(key, _ -> decide(key, amount, mood == Mood.REFUSE));
        if (mood == Mood.LOSE_ANSWER) {
            throw new GatewayFailure("lost on the way back");
        }
        return verdict;
    }

    private Verdict decide(GatewayKey key, long amount, boolean refuse) {
        if (refuse) {
            return new Verdict.Refused(new Failure("gateway-refused", "No."));
        }
        held += amount;
        return new Verdict.Carried("ref-" + key);
    }
}
