package dev.cloakroom.persistence;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// A statement that runs all day, by JDBC alone. For each use of a statement Jdbi copies its configuration and chooses
/// among its mappers, which for one row read by its key takes longer than to send the statement and to read the
/// answer. Parameters have names as in Jdbi; their places are found once. The text is fixed and answers with rows.
public final class HotStatement {

    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z][A-Za-z]*)");

    private final String sql;
    private final Map<String, List<Integer>> places;

    private HotStatement(String sql, Map<String, List<Integer>> places) {
        this.sql = sql;
        this.places = places;
    }

    /// Gives each parameter its value.
    @FunctionalInterface
    public interface Binding {
        void bind(Values values) throws SQLException;
    }

    /// Makes of a row what the caller wants.
    @FunctionalInterface
    public interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// What JDBC said, as Jdbi would pass it on.
    private static final class Failed extends JdbiException {
        private static final long serialVersionUID = 1;

        Failed(SQLException cause) {
            super(cause);
        }
    }

    public static HotStatement of(String sql) {
        var places = new HashMap<String, List<Integer>>();
        var last = new int[1];
        var numbered = PARAMETER.matcher(sql).replaceAll(found -> {
            places.computeIfAbsent(found.group(1), _ -> new ArrayList<>()).add(++last[0]);
            return "?";
        });
        return new HotStatement(numbered, places);
    }

    /// On the connection of that handle, and in its transaction where it has one.
    public <T> List<T> list(Handle handle, Binding binding, Reading<T> reading) {
        return ask(handle, binding, rows -> {
            var list = new ArrayList<T>();
            while (rows.next()) {
                list.add(reading.read(rows));
            }
            return list;
        });
    }

    /// The same for a statement that finds one row or none.
    public <T> Optional<T> find(Handle handle, Binding binding, Reading<T> reading) {
        return ask(handle, binding, rows -> rows.next() ? Optional.of(reading.read(rows)) : Optional.empty());
    }

    private <T> T ask(Handle handle, Binding binding, Reading<T> all) {
        try (var statement = handle.getConnection().prepareStatement(sql)) {
            binding.bind(new Values(statement, places));
            try (var rows = statement.executeQuery()) {
                return all.read(rows);
            }
        } catch (SQLException failed) {
            throw new Failed(failed);
        }
    }

    /// The values of one use, by the names of the parameters.
    public static final class Values {
        private final PreparedStatement statement;
        private final Map<String, List<Integer>> places;

        private Values(PreparedStatement statement, Map<String, List<Integer>> places) {
            this.statement = statement;
            this.places = places;
        }

        public Values set(String name, @Nullable Object value) throws SQLException {
            var known = places.get(name);
            if (known == null) {
                throw new IllegalArgumentException("the statement has no parameter " + name);
            }
            for (int place : known) {
                statement.setObject(place, value);
            }
            return this;
        }

        public Values uuids(String name, Collection<? extends @Nullable UUID> values) throws SQLException {
            return array(name, "uuid", values);
        }

        public Values integers(String name, Collection<? extends @Nullable Integer> values) throws SQLException {
            return array(name, "int4", values);
        }

        public Values longs(String name, Collection<? extends @Nullable Long> values) throws SQLException {
            return array(name, "int8", values);
        }

        public Values texts(String name, Collection<? extends @Nullable String> values) throws SQLException {
            return array(name, "text", values);
        }

        private Values array(String name, String type, Collection<?> values) throws SQLException {
            return set(name, statement.getConnection().createArrayOf(type, values.toArray()));
        }
    }
}
