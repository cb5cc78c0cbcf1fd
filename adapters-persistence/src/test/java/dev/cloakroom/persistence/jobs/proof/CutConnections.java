package dev.cloakroom.persistence.jobs.proof;

import dev.cloakroom.persistence.Database;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Connections that break before or after the statements and commits that run over them: at one of these boundaries, or
/// again and again. What was sent before the cut is the server's business, what comes after it never arrives, as with a
/// network that goes away.
public final class CutConnections {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Database database;
    private final IntPredicate cutsAt;
    private final Jdbi jdbi = Jdbi.create(this::open);
    private final AtomicInteger boundaries = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();

    /// Never breaks, but counts.
    public static CutConnections none(Database database) {
        return new CutConnections(database, _ -> false);
    }

    /// Breaks at each boundary whose number this is a factor of, whichever connection it is on.
    public static CutConnections every(Database database, int boundary) {
        return new CutConnections(database, number -> number % boundary == 0);
    }

    /// Breaks at this boundary, the first is 1.
    public CutConnections(Database database, int cutAt) {
        this(database, number -> number == cutAt);
    }

    private CutConnections(Database database, IntPredicate cutsAt) {
        this.database = database;
        this.cutsAt = cutsAt;
    }

    /// The same one each time, because what joins a transaction joins it by this.
    public Jdbi jdbi() {
        return jdbi;
    }

    /// How many there were up to now.
    public int boundaries() {
        return boundaries.get();
    }

    public boolean hasCut() {
        return cuts.get() > 0;
    }

    private Connection open() throws SQLException {
        var connection = database.connectDirectly(PATIENCE);
        return proxy(Connection.class, connection, connection);
    }

    private void boundary(Connection connection) throws SQLException {
        int number = boundaries.incrementAndGet();
        if (cutsAt.test(number)) {
            cuts.incrementAndGet();
            connection.abort(Runnable::run);
            throw new SQLException("cut at boundary " + number, "08006");
        }
    }

    private <T> T proxy(Class<T> type, T target, Connection connection) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> invoke(target, method, arguments, connection)));
    }

    private @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments, Connection connection)
            throws Throwable {
        if (!isBoundary(method)) {
            return wrapped(call(target, method, arguments), connection);
        }
        boundary(connection);
        var answer = call(target, method, arguments);
        boundary(connection);
        return answer;
    }

    private static boolean isBoundary(Method method) {
        return method.getName().startsWith("execute") || method.getName().equals("commit");
    }

    private @Nullable Object wrapped(@Nullable Object made, Connection connection) {
        return switch (made) {
            case CallableStatement statement -> proxy(CallableStatement.class, statement, connection);
            case PreparedStatement statement -> proxy(PreparedStatement.class, statement, connection);
            case Statement statement -> proxy(Statement.class, statement, connection);
            case null, default -> made;
        };
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }
}
