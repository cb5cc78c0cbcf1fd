package dev.cloakroom.persistence;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/// Reads what PostgreSQL said out of an exception of the libraries above it. Constraints are told apart by name, so
/// each adapter translates exactly the violations that it expects.
public final class SqlStates {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String CHECK_VIOLATION = "23514";
    private static final String UNDEFINED_TABLE = "42P01";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final Set<String> CONTENTION = Set.of(LOCK_NOT_AVAILABLE, "40P01", "40001");

    /// Canceled by a time-out, transaction time-out, deadlock, serialization, too many connections, out of memory,
    /// shutting down: all of them mean "not now".
    private static final Set<String> BUSY =
            Set.of("57014", "25P04", "25P03", LOCK_NOT_AVAILABLE, "40P01", "40001", "53300", "53200", "57P01", "57P03");

    private static final Set<String> TIMEOUTS = Set.of("57014", "25P04");

    private SqlStates() {}

    public static boolean isUniqueViolation(Throwable thrown, String constraint) {
        return UNIQUE_VIOLATION.equals(stateOf(thrown)) && constraint.equals(constraintOf(thrown));
    }

    /// Whether the data itself cannot be stored (class 22, such as text that the encoding does not know; class 54, too
    /// large or too deep; a check), so that trying again helps nobody.
    public static boolean isDataFault(Throwable thrown) {
        String state = stateOf(thrown);
        return state.startsWith("22") || state.startsWith("54") || state.equals(CHECK_VIOLATION);
    }

    public static boolean isLockTimeout(Throwable thrown) {
        return LOCK_NOT_AVAILABLE.equals(stateOf(thrown));
    }

    /// Whether a table that a statement names is not there.
    public static boolean isMissingTable(Throwable thrown) {
        return UNDEFINED_TABLE.equals(stateOf(thrown));
    }

    /// Whether statements can get in each other's way like this: with fewer of them at once it may not happen again.
    public static boolean isContention(Throwable thrown) {
        return CONTENTION.contains(stateOf(thrown));
    }

    /// What a client is told when the database is busy.
    public static Rejection overloaded() {
        return new Rejection.Throttled(
                "overloaded", "The database is busy: try again.", Duration.ofSeconds(1), Json.EMPTY);
    }

    /// Whether the same work may well succeed a moment later.
    public static boolean isBusy(Throwable thrown) {
        String state = stateOf(thrown);
        return BUSY.contains(state)
                || state.startsWith("08")
                || find(thrown, SQLTransientConnectionException.class) != null;
    }

    /// Whether it ran too long: elsewhere it would run as long again.
    static boolean isTimeout(Throwable thrown) {
        return TIMEOUTS.contains(stateOf(thrown));
    }

    /// What the server, or its absence, said; nothing of the statement.
    static String messageOf(Throwable thrown) {
        var said = find(thrown, SQLException.class);
        return said == null ? thrown.toString() : String.valueOf(said.getMessage());
    }

    private static String stateOf(Throwable thrown) {
        var said = find(thrown, SQLException.class);
        String state = said == null ? null : said.getSQLState();
        return state == null ? "" : state;
    }

    private static @Nullable String constraintOf(Throwable thrown) {
        var said = find(thrown, PSQLException.class);
        var message = said == null ? null : said.getServerErrorMessage();
        return message == null ? null : message.getConstraint();
    }

    private static <T extends Throwable> @Nullable T find(Throwable thrown, Class<T> kind) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (kind.isInstance(at)) {
                return kind.cast(at);
            }
        }
        return null;
    }
}
