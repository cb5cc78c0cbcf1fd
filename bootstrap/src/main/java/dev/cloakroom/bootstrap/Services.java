package dev.cloakroom.bootstrap;

import dev.cloakroom.aws.blobs.S3Settings;
import dev.cloakroom.aws.doorbell.SqsSettings;
import dev.cloakroom.bootstrap.config.Config;
import dev.cloakroom.bootstrap.config.Masked;
import dev.cloakroom.bootstrap.embedded.DataDirectory;
import dev.cloakroom.bootstrap.embedded.EmbeddedPostgres;
import dev.cloakroom.bootstrap.embedded.EmbeddedS3;
import dev.cloakroom.bootstrap.embedded.EmbeddedSqs;
import dev.cloakroom.bootstrap.loops.Closing;
import dev.cloakroom.persistence.DatabaseSettings;
import dev.cloakroom.persistence.jobs.QueueMode;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// PostgreSQL and its replicas, the store of objects, the queue of messages and the secret: those that the
/// configuration names, and embedded ones for those that it does not.
record Services(
        DatabaseSettings database,
        List<DatabaseSettings> readers,
        S3Settings objects,
        @Nullable SqsSettings messages,
        Masked secret,
        Deque<AutoCloseable> started)
        implements AutoCloseable {

    private static final String EMBEDDED_BUCKET = "cloakroom";

    /// For the requests of the API and the writes of the worker together; no connection is held while a job runs.
    private static final int CONNECTIONS = 12;

    static Services start(Config config) {
        var started = new ConcurrentLinkedDeque<AutoCloseable>();
        try {
            @Nullable DataDirectory directory = null;
            if (config.databaseUrl() == null
                    || config.objects().embedded()
                    || config.messages().embedded()) {
                directory = DataDirectory.open(config.dataDirectory());
                started.push(directory);
            }
            return start(config, directory, started);
        } catch (RuntimeException failed) {
            closeAll(started);
            throw failed;
        }
    }

    /// All at a time: each mostly waits.
    private static Services start(Config config, @Nullable DataDirectory directory, Deque<AutoCloseable> started) {
        var objects = aside(() -> objects(config.objects(), directory, started));
        var messages = aside(() -> messages(config.messages(), directory, started));
        try {
            var database = database(config.databaseUrl(), directory, started);
            var readers = config.readerUrls().stream().map(Services::named).toList();
            return new Services(
                    database,
                    readers,
                    objects.join(),
                    messages.join().orElse(null),
                    secret(config.secret(), directory),
                    started);
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        } finally {
            // What they started is only known, and so only closed, when they have ended.
            var _ = CompletableFuture.allOf(objects, messages)
                    .handle((_, _) -> true)
                    .join();
        }
    }

    private static <T> CompletableFuture<T> aside(Supplier<T> starting) {
        return CompletableFuture.supplyAsync(
                starting, task -> Thread.ofVirtual().start(task));
    }

    @Override
    public void close() {
        closeAll(started);
    }

    private static DatabaseSettings database(
            @Nullable Masked url, @Nullable DataDirectory directory, Deque<AutoCloseable> started) {
        if (url != null) {
            return named(url);
        }
        var postgres = EmbeddedPostgres.start(needed(directory));
        started.push(postgres);
        var address = postgres.address();
        return new DatabaseSettings(address.url(), address.user(), address.password(), CONNECTIONS);
    }

    private static DatabaseSettings named(Masked url) {
        return new DatabaseSettings(url.value(), null, null, CONNECTIONS);
    }

    private static S3Settings objects(
            Config.Objects config, @Nullable DataDirectory directory, Deque<AutoCloseable> started) {
        if (!config.embedded()) {
            return new S3Settings(needed(config.bucket()), config.endpoint(), config.publicEndpoint(), null);
        }
        var store = EmbeddedS3.start(needed(directory), config.embeddedPort());
        started.push(store);
        return new S3Settings(
                EMBEDDED_BUCKET,
                store.endpoint(),
                config.publicEndpoint(),
                new S3Settings.Keys(store.accessKey(), store.secretKey()));
    }

    private static Optional<SqsSettings> messages(
            Config.Messages config, @Nullable DataDirectory directory, Deque<AutoCloseable> started) {
        if (config.mode() == QueueMode.POSTGRES) {
            return Optional.empty();
        }
        if (config.queue() != null) {
            return Optional.of(new SqsSettings(config.queue(), config.deadLetters(), false));
        }
        var server = EmbeddedSqs.start(needed(directory), config.embeddedPort());
        started.push(server);
        return Optional.of(new SqsSettings(server.queue(), server.deadLetters(), true));
    }

    private static Masked secret(@Nullable Masked named, @Nullable DataDirectory directory) {
        return named == null ? new Masked(needed(directory).secret("secret")) : named;
    }

    /// The configuration was checked: what is missing in one place is present in the other.
    private static <T> T needed(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("neither named nor embedded");
        }
        return value;
    }

    private static void closeAll(Deque<AutoCloseable> started) {
        while (!started.isEmpty()) {
            Closing.quietly(started.pop());
        }
    }
}
