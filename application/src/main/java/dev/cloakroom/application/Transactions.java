package dev.cloakroom.application;

import java.util.function.Supplier;

/// Runs work in one transaction on the primary: all of it is stored, or none. An exception rolls back and flies on.
/// Ports called inside join it; a transaction inside a transaction is the same one. It may take 5 seconds, then it is
/// rolled back and refused as `overloaded`.
public interface Transactions {

    <T> T run(Supplier<T> work);

    default void run(Runnable work) {
        run(() -> {
            work.run();
            return true;
        });
    }
}
