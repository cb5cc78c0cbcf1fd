package dev.cloakroom.persistence;

import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleCallbackDecorator;
import org.jdbi.v3.core.JdbiException;

/// Refuses as `overloaded` what the database has no time for outside of transactions, as [JdbiTransactions] does for
/// what it runs. Statements that get in each other's way are left to those who know what to do about it.
final class OverloadRefusal implements HandleCallbackDecorator {

    @Override
    public <R, X extends Exception> HandleCallback<R, X> decorate(HandleCallback<R, X> work) {
        return JdbiTransactions.isOpen()
                ? work
                : handle -> {
                    try {
                        return work.withHandle(handle);
                    } catch (JdbiException failed) {
                        throw SqlStates.isBusy(failed) && !SqlStates.isContention(failed)
                                ? SqlStates.overloaded()
                                : failed;
                    }
                };
    }
}
