package dev.cloakroom.persistence.payments;

import dev.cloakroom.application.payments.GatewayFailure;
import dev.cloakroom.application.payments.PaymentGateway;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.payments.GatewayKey;
import dev.cloakroom.domain.payments.Money;
import dev.cloakroom.domain.payments.Verdict;
import org.jdbi.v3.core.Jdbi;

/// A gateway that moves no real money. What it does is decided by the last two digits of the amount: 01 is refused; 02
/// is not answered in time and not done, and done when asked again; 03 is done, but the answer is lost, so that it is
/// found done when asked again; anything else is done at once. Its books survive a crash, as those of a real one would.
public final class SandboxGateway implements PaymentGateway {

    private static final int REFUSED = 1;
    private static final int NOT_IN_TIME = 2;
    private static final int ANSWER_LOST = 3;

    private static final String ASKED = """
            INSERT INTO sandbox_gateway AS s (key, calls, moved, currency) VALUES (:key, 1, 0, :currency)
            ON CONFLICT (key) DO UPDATE SET calls = s.calls + 1
            RETURNING calls
            """;

    /// Once, however often it is asked.
    private static final String MOVE = "UPDATE sandbox_gateway SET moved = :amount WHERE key = :key AND moved = 0";

    private final Jdbi jdbi;

    public SandboxGateway(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Verdict charge(GatewayKey key, Money amount) throws GatewayFailure {
        return ask(key, amount, 1);
    }

    @Override
    public Verdict refund(GatewayKey key, GatewayKey charge, Money amount) throws GatewayFailure {
        return ask(key, amount, -1);
    }

    private Verdict ask(GatewayKey key, Money amount, int direction) throws GatewayFailure {
        boolean first = asked(key, amount) == 1;
        int ending = (int) (amount.minorUnits() % 100);
        if (ending == REFUSED) {
            return new Verdict.Refused(new Failure(
                    "gateway-refused", "The sandbox refuses amounts that end with 01, such as " + amount + "."));
        }
        if (ending == NOT_IN_TIME && first) {
            throw new GatewayFailure("The gateway did not answer in time.");
        }
        move(key, direction * amount.minorUnits());
        if (ending == ANSWER_LOST && first) {
            throw new GatewayFailure("The gateway did not answer in time.");
        }
        return new Verdict.Carried("sandbox-" + key);
    }

    private int asked(GatewayKey key, Money amount) {
        return jdbi.withHandle(handle -> handle.createQuery(ASKED)
                .bind("key", key.value())
                .bind("currency", amount.currency().getCurrencyCode())
                .mapTo(Integer.class)
                .one());
    }

    private void move(GatewayKey key, long amount) {
        jdbi.useHandle(handle -> handle.createUpdate(MOVE)
                .bind("key", key.value())
                .bind("amount", amount)
                .execute());
    }
}
