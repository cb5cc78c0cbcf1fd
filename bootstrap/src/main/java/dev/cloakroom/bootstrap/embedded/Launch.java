package dev.cloakroom.bootstrap.embedded;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// How this machine is asked to run PostgreSQL's programs.
///
/// They refuse to run as root: there, a user namespace of their own takes the title away and leaves the files alone.
/// And they are kept out of the terminal's foreground group, or Ctrl-C would stop the database before the jobs that
/// are to be handed back.
record Launch(List<String> asOrdinaryUser, List<String> apart) {

    static Launch forThisMachine() throws IOException {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux");
        boolean root = System.getProperty("user.name").equals("root");
        if (root && !succeeds("unshare", "--user", "true")) {
            throw new EmbeddedFailure("PostgreSQL refuses to run as root, and this machine forbids user namespaces: "
                    + "start Cloakroom as an ordinary user, or name a server by CLOAKROOM_DATABASE_URL");
        }
        var asOrdinaryUser = root ? List.of("unshare", "--user") : List.<String>of();
        var apart = linux
                ? List.of("setsid", "setpriv", "--pdeathsig", "INT")
                : List.of("perl", "-e", "setpgrp(0, 0); exec @ARGV");
        return new Launch(asOrdinaryUser, apart);
    }

    List<String> brief(List<String> command) {
        return Stream.of(asOrdinaryUser, command).flatMap(List::stream).toList();
    }

    /// For the server: told to shut down when the thread that started it ends.
    List<String> lasting(List<String> command) {
        return Stream.of(apart, asOrdinaryUser, command).flatMap(List::stream).toList();
    }

    private static boolean succeeds(String... command) throws IOException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
