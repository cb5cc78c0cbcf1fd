package dev.cloakroom.persistence;

import dev.cloakroom.application.Transactions;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// Transactions on the primary. Jdbi keeps the open handle by thread, so the ports called inside join it.
public final class JdbiTransactions implements Transactions {

    private static final ScopedValue<Boolean> OPEN = ScopedValue.newInstance();

    private final Jdbi jdbi;

    public JdbiTransactions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Whether this thread is in one.
    static boolean isOpen() {
        return OPEN.isBound();
    }

    @Override
    public <T> T run(Supplier<T> work) {
        try {
            return ScopedValue.where(OPEN, true).call(() -> jdbi.inTransaction(_ -> work.get()));
        } catch (JdbiException failed) {
            throw SqlStates.isBusy(failed) ? SqlStates.overloaded() : failed;
        }
    }
}
