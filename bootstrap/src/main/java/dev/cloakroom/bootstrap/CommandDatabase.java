package dev.cloakroom.bootstrap;

import dev.cloakroom.bootstrap.config.Config;
import dev.cloakroom.bootstrap.embedded.DataDirectory;
import dev.cloakroom.bootstrap.embedded.EmbeddedPostgres;
import dev.cloakroom.bootstrap.loops.Closing;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.DatabaseSettings;
import java.util.ArrayDeque;
import java.util.Deque;

/// The migrated database for one command: the one that the configuration names, that of a Cloakroom which runs on this
/// machine, or else an embedded one that is started for it.
record CommandDatabase(Database database, Deque<AutoCloseable> open) implements AutoCloseable {

    private static final int CONNECTIONS = 2;

    static CommandDatabase open(Config config) {
        var open = new ArrayDeque<AutoCloseable>();
        try {
            var settings = settings(config, open);
            Database.migrate(settings);
            var database = Database.open(settings);
            open.push(database);
            return new CommandDatabase(database, open);
        } catch (RuntimeException failed) {
            closeAll(open);
            throw failed;
        }
    }

    @Override
    public void close() {
        closeAll(open);
    }

    private static DatabaseSettings settings(Config config, Deque<AutoCloseable> open) {
        if (config.databaseUrl() != null) {
            return new DatabaseSettings(config.databaseUrl().value(), null, null, CONNECTIONS);
        }
        var address = EmbeddedPostgres.running(config.dataDirectory());
        if (address.isEmpty()) {
            var directory = DataDirectory.open(config.dataDirectory());
            open.push(directory);
            var postgres = EmbeddedPostgres.start(directory);
            open.push(postgres);
            return settings(postgres.address());
        }
        return settings(address.get());
    }

    private static DatabaseSettings settings(EmbeddedPostgres.Address address) {
        return new DatabaseSettings(address.url(), address.user(), address.password(), CONNECTIONS);
    }

    private static void closeAll(Deque<AutoCloseable> open) {
        while (!open.isEmpty()) {
            Closing.quietly(open.pop());
        }
    }
}
