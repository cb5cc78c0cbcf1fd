package dev.cloakroom.bootstrap;

import dev.cloakroom.bootstrap.embedded.EmbeddedFailure;
import java.io.PrintStream;
import java.util.Map;
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
            return run(role.get(), config);
        } catch (BadConfig | EmbeddedFailure told) {
            errors.println(told.getMessage());
            return WRONG_USE;
        }
    }

    private static int run(Role role, Config config) throws InterruptedException {
        var app = App.start(config, role);
        Runtime.getRuntime().addShutdownHook(new Thread(app::close, "stop"));
        new CountDownLatch(1).await();
        return 0;
    }
}
