package dev.cloakroom.bootstrap;

import dev.cloakroom.application.auth.CreateUser;
import dev.cloakroom.application.auth.NewUser;
import dev.cloakroom.application.auth.UpdateUser;
import dev.cloakroom.application.auth.UserQueries;
import dev.cloakroom.bootstrap.features.UsersWiring;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.Password;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.User;
import dev.cloakroom.domain.auth.UserChange;
import dev.cloakroom.http.auth.SigningKeys;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What an administrator does at the command line, the first administrator first of all. The password is read, never
/// an argument, which everybody on the machine could see.
final class AdminCommands {

    private static final String USAGE = """
        usage: admin create EMAIL            makes an administrator; the password is asked for, or read from a pipe
               admin list                    shows the newest 100 users
               admin role EMAIL user|admin
               admin grant EMAIL SCOPE,...   replaces what was granted: http, email, leases:any, admin; - for nothing
               admin cap EMAIL JOBS          lets at most so many jobs of the user run at a time; - for any number
               admin disable EMAIL           ends all sessions and keys, too
               admin enable EMAIL
               admin signing-keys KEY_ID     prints a new key pair for CLOAKROOM_JWT_KEYS_FILE\
        """;

    private static final int WRONG_USE = 2;
    private static final int MOST_LISTED = 100;

    private final CreateUser create;
    private final UpdateUser update;
    private final UserQueries queries;
    private final Supplier<String> password;
    private final PrintStream out;

    AdminCommands(UsersWiring users, Supplier<String> password, PrintStream out) {
        this.create = users.create();
        this.update = users.update();
        this.queries = users.queries();
        this.password = password;
        this.out = out;
    }

    /// Carries the command out and gives the exit status.
    int run(List<String> words) {
        try {
            return switch (words.isEmpty() ? "" : words.getFirst() + " " + words.size()) {
                case "create 2" -> tell(create.handle(admin(words.get(1))));
                case "list 1" -> list();
                case "role 3" -> change(words.get(1), UserChange.to(role(words.get(2))));
                case "grant 3" -> change(words.get(1), UserChange.granting(scopes(words.get(2))));
                case "cap 3" -> change(words.get(1), UserChange.capping(most(words.get(2))));
                case "disable 2" -> change(words.get(1), UserChange.disabling(true));
                case "enable 2" -> change(words.get(1), UserChange.disabling(false));
                case "signing-keys 2" -> print(SigningKeys.newPair(words.get(1)));
                default -> refuse(USAGE);
            };
        } catch (Rejection refused) {
            return refuse(told(refused));
        }
    }

    private NewUser admin(String email) {
        return new NewUser(email, new Password(password.get()), Role.ADMIN, Set.of());
    }

    private int list() {
        queries.list(null, MOST_LISTED).forEach(this::tell);
        return 0;
    }

    private int change(String email, UserChange change) {
        return tell(update.handle(queries.findByEmail(email).id(), change, _ -> {}));
    }

    private int tell(User user) {
        String scopes = user.granted().stream().map(Scope::text).sorted().collect(Collectors.joining(","));
        return print("%s  %s  %s  %s%s%s"
                .formatted(
                        user.id(),
                        user.email().value(),
                        user.role().name().toLowerCase(Locale.ROOT),
                        scopes.isEmpty() ? "-" : scopes,
                        user.mostRunning() == null ? "" : "  cap " + user.mostRunning(),
                        user.isDisabled() ? "  disabled" : ""));
    }

    private int print(String text) {
        out.println(text);
        return 0;
    }

    private int refuse(String why) {
        out.println(why);
        return WRONG_USE;
    }

    private static String told(Rejection refused) {
        return refused instanceof Rejection.Unprocessable unprocessable
                        && !unprocessable.faults().isEmpty()
                ? unprocessable.faults().stream()
                        .map(Rejection.Fault::detail)
                        .collect(Collectors.joining(System.lineSeparator()))
                : refused.detail();
    }

    private static Role role(String word) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new Rejection.Invalid("invalid-parameter", "There is no role " + word + "."));
    }

    private static @Nullable Integer most(String word) {
        if (!word.matches("-|[1-9][0-9]{0,5}|1000000")) {
            throw new Rejection.Invalid("invalid-parameter", "A cap is from 1 to 1000000, or - for none.");
        }
        return word.equals("-") ? null : Integer.valueOf(word);
    }

    private static Set<Scope> scopes(String words) {
        return words.equals("-")
                ? Set.of()
                : Arrays.stream(words.split(",", -1))
                        .map(word -> Scope.parse(word)
                                .orElseThrow(() ->
                                        new Rejection.Invalid("invalid-parameter", "There is no scope " + word + ".")))
                        .collect(Collectors.toSet());
    }
}
