package dev.cloakroom.bootstrap;

import dev.cloakroom.bootstrap.config.BadConfig;
import dev.cloakroom.bootstrap.config.Config;
import dev.cloakroom.bootstrap.embedded.EmbeddedFailure;
import dev.cloakroom.bootstrap.features.UsersWiring;
import dev.cloakroom.bootstrap.logging.Logging;
import dev.cloakroom.bootstrap.process.TimeOrderedIds;
import dev.cloakroom.persistence.JdbiTransactions;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// `serve`, `work`, `migrate`, `admin ...`, or nothing for everything in one process.
public final class Main {

    private static final int WRONG_USE = 2;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        int exit = run(arguments, System.getenv(), System.err);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    /// What an operator can put right is told in lines of plain text, without a stack trace.
    private static int run(String[] arguments, Map<String, String> environment, PrintStream errors)
            throws InterruptedException {
        var role = Role.of(arguments);
        if (role.isEmpty()) {
            errors.println("usage: [serve | work | migrate | admin ...]");
            return WRONG_USE;
        }
        try {
            var config = Config.from(environment);
            Logging.start(config.log());
            return run(role.get(), config, List.of(arguments).subList(Math.min(1, arguments.length), arguments.length));
        } catch (BadConfig | EmbeddedFailure told) {
            errors.println(told.getMessage());
            return WRONG_USE;
        }
    }

    private static int run(Role role, Config config, List<String> words) throws InterruptedException {
        return switch (role) {
            case ALL, SERVE, WORK -> untilStopped(App.start(config, role));
            case MIGRATE -> migrate(config);
            case ADMIN -> administer(config, words);
        };
    }

    private static int untilStopped(App app) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(app::close, "stop"));
        new CountDownLatch(1).await();
        return 0;
    }

    private static int migrate(Config config) {
        CommandDatabase.open(config).close();
        return 0;
    }

    private static int administer(Config config, List<String> words) {
        var random = new SecureRandom();
        var clock = InstantSource.system();
        try (var command = CommandDatabase.open(config)) {
            var database = command.database();
            var transactions = new JdbiTransactions(database.jdbi());
            var users = UsersWiring.of(database, transactions, clock, new TimeOrderedIds(clock, random), random);
            return new AdminCommands(users, Main::password, System.out).run(words);
        }
    }

    private static String password() {
        var console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        if (console.isPresent()) {
            return new String(console.get().readPassword("Password: "));
        }
        try (var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            return Optional.ofNullable(lines.readLine()).orElse("");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
