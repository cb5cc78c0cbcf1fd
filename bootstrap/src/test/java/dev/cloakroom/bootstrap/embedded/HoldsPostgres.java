package dev.cloakroom.bootstrap.embedded;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// A process that does nothing but own an embedded PostgreSQL until it is killed.
final class HoldsPostgres {

    private HoldsPostgres() {}

    @SuppressWarnings("SystemOut") // Its output is how the test hears of it.
    public static void main(String[] arguments) throws InterruptedException {
        var postgres = EmbeddedPostgres.start(DataDirectory.open(Path.of(arguments[0])));
        System.out.println("url " + postgres.address().url());
        new CountDownLatch(1).await();
    }
}
