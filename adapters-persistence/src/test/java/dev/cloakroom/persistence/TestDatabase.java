package dev.cloakroom.persistence;

import dev.cloakroom.domain.auth.UserId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A fresh, migrated database for each test class: `@RegisterExtension static final TestDatabase DATABASE = new
/// TestDatabase();`. The server behind it is started once per JVM ([TestServer]).
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {

    private @Nullable TestServer server;
    private @Nullable Database database;
    private @Nullable DatabaseSettings settings;

    @Override
    public void beforeAll(ExtensionContext context) {
        server = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(TestServer.class, _ -> TestServer.start(), TestServer.class);
        settings = server.create();
        database = Database.open(settings);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        database().close();
        Objects.requireNonNull(server).drop(settings());
    }

    public Database database() {
        return Objects.requireNonNull(database, "not started: is the field static and @RegisterExtension?");
    }

    /// For those who open pools and processes of their own.
    public DatabaseSettings settings() {
        return Objects.requireNonNull(settings);
    }

    public Jdbi jdbi() {
        return database().jdbi();
    }

    public JdbiTransactions transactions() {
        return new JdbiTransactions(jdbi());
    }

    /// A transaction that has all the time it needs, whoever waits for whom in it: else a machine that stands still for
    /// two seconds ends it.
    public <T> T patiently(Supplier<T> work) {
        return transactions().run(() -> {
            jdbi().useHandle(handle -> handle.execute("""
                    SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 0; SET LOCAL transaction_timeout = 0;
                    SET LOCAL idle_in_transaction_session_timeout = 0
                    """));
            return work.get();
        });
    }

    /// A user who owns things, with an address of its own.
    public UserId newUser() {
        var id = new UserId(UUID.randomUUID());
        jdbi().useHandle(handle -> handle.execute(
                "INSERT INTO users (id, email, created_at) VALUES (?, ?, ?)",
                id.value(),
                id + "@example.com",
                Instant.parse("2026-01-01T00:00:00Z")));
        return id;
    }
}
