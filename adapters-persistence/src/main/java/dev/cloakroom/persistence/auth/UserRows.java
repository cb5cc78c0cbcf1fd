package dev.cloakroom.persistence.auth;

import dev.cloakroom.domain.auth.Email;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.User;
import dev.cloakroom.domain.auth.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads and writes what the tables of identity hold.
final class UserRows {

    /// Of a table named `u`.
    static final String COLUMNS = """
            u.id, u.email, u.role, u.granted, u.disabled_at, u.created_at, u.revision,
            (SELECT s.most_running FROM owner_share s WHERE s.owner_no = u.owner_no) AS most_running""";

    private UserRows() {}

    static User user(ResultSet row) throws SQLException {
        return new User(
                new UserId(row.getObject("id", UUID.class)),
                new Email(row.getString("email")),
                Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                scopes(row, "granted"),
                instantOrNull(row, "disabled_at"),
                row.getObject("most_running", Integer.class),
                instant(row, "created_at"),
                row.getInt("revision"));
    }

    static String text(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    static List<String> texts(Collection<Scope> scopes) {
        return scopes.stream().map(Scope::text).sorted().toList();
    }

    /// A scope that this version does not know is one that it does not grant.
    static Set<Scope> scopes(ResultSet row, String column) throws SQLException {
        var scopes = EnumSet.noneOf(Scope.class);
        Arrays.stream((Object[]) row.getArray(column).getArray())
                .forEach(text -> Scope.parse((String) text).ifPresent(scopes::add));
        return scopes;
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
