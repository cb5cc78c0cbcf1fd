package dev.cloakroom.persistence.auth;

import dev.cloakroom.application.auth.Account;
import dev.cloakroom.application.auth.Users;
import dev.cloakroom.domain.auth.AuthRejections;
import dev.cloakroom.domain.auth.Email;
import dev.cloakroom.domain.auth.User;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.persistence.SqlStates;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

public final class JdbiUsers implements Users {

    private static final String EMAIL_INDEX = "users_email_key";
    private static final UUID HIGHEST = new UUID(-1, -1);

    private static final String ADD = """
            INSERT INTO users (id, email, password_hash, role, granted, disabled_at, created_at, revision)
            VALUES (:id, :email, :passwordHash, :role, :granted, :disabledAt, :createdAt, :revision)
            """;

    private static final String FIND =
            "SELECT " + UserRows.COLUMNS + " FROM users u WHERE u.id = :id AND u.id <> :system";

    private static final String LOCK = "SELECT 1 FROM users WHERE id = :id AND id <> :system FOR NO KEY UPDATE";

    private static final String FIND_BY_EMAIL = "SELECT " + UserRows.COLUMNS + """
            , u.password_hash FROM users u WHERE u.email = :email AND u.id <> :system
            """;

    private static final String LIST = "SELECT " + UserRows.COLUMNS + """
             FROM users u
            WHERE u.id < :before AND u.id <> :system
            ORDER BY u.id DESC
            LIMIT :limit
            """;

    private static final String LOCK_ACTIVE_ADMINS = """
            SELECT id FROM users WHERE role = 'admin' AND disabled_at IS NULL ORDER BY id FOR NO KEY UPDATE
            """;

    private static final String UPDATE = """
            UPDATE users SET role = :role, granted = :granted, disabled_at = :disabledAt, revision = :revision
            WHERE id = :id AND id <> :system
            """;

    private static final String CAP = """
            INSERT INTO owner_share (owner_no, most_running) SELECT owner_no, :most FROM users WHERE id = :id
            ON CONFLICT (owner_no) DO UPDATE SET most_running = excluded.most_running
            """;

    private static final String UNCAP =
            "DELETE FROM owner_share WHERE owner_no = (SELECT owner_no FROM users WHERE id = :id)";

    private static final String REHASH = """
            UPDATE users SET password_hash = :renewed WHERE id = :id AND password_hash = :stored
            """;

    private final Jdbi jdbi;

    public JdbiUsers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void add(Account account) {
        var user = account.user();
        try {
            jdbi.useHandle(handle -> handle.createUpdate(ADD)
                    .bind("id", user.id().value())
                    .bind("email", user.email().value())
                    .bind("passwordHash", account.passwordHash())
                    .bind("role", UserRows.text(user.role()))
                    .bindArray("granted", String.class, UserRows.texts(user.granted()))
                    .bind("disabledAt", user.disabledAt())
                    .bind("createdAt", user.createdAt())
                    .bind("revision", user.revision())
                    .execute());
        } catch (JdbiException failed) {
            if (SqlStates.isUniqueViolation(failed, EMAIL_INDEX)) {
                throw AuthRejections.duplicateEmail();
            }
            throw failed;
        }
    }

    @Override
    public Optional<User> find(UserId id) {
        return jdbi.withHandle(handle -> find(handle, id));
    }

    @Override
    public Optional<Account> findByEmail(Email email) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND_BY_EMAIL)
                .bind("email", email.value())
                .bind("system", UserId.SYSTEM.value())
                .map((row, _) -> new Account(UserRows.user(row), row.getString("password_hash")))
                .findOne());
    }

    @Override
    public List<User> list(@Nullable UserId before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(LIST)
                .bind("before", before == null ? HIGHEST : before.value())
                .bind("system", UserId.SYSTEM.value())
                .bind("limit", limit)
                .map((row, _) -> UserRows.user(row))
                .list());
    }

    @Override
    public Optional<User> lock(UserId id) {
        return jdbi.withHandle(handle -> {
            handle.createQuery(LOCK)
                    .bind("id", id.value())
                    .bind("system", UserId.SYSTEM.value())
                    .mapTo(Integer.class)
                    .findOne();
            // A statement that waited for the lock would see the cap as it was before it waited.
            return find(handle, id);
        });
    }

    @Override
    public Set<UserId> lockActiveAdmins() {
        return jdbi.withHandle(handle -> handle.createQuery(LOCK_ACTIVE_ADMINS)
                .map((row, _) -> new UserId(row.getObject("id", UUID.class)))
                .set());
    }

    @Override
    public void update(User changed) {
        jdbi.useHandle(handle -> {
            handle.createUpdate(UPDATE)
                    .bind("id", changed.id().value())
                    .bind("system", UserId.SYSTEM.value())
                    .bind("role", UserRows.text(changed.role()))
                    .bindArray("granted", String.class, UserRows.texts(changed.granted()))
                    .bind("disabledAt", changed.disabledAt())
                    .bind("revision", changed.revision())
                    .execute();
            cap(handle, changed);
        });
    }

    private static void cap(Handle handle, User changed) {
        var most = changed.mostRunning();
        var update = most == null
                ? handle.createUpdate(UNCAP)
                : handle.createUpdate(CAP).bind("most", most);
        update.bind("id", changed.id().value()).execute();
    }

    @Override
    public void rehash(UserId id, String stored, String renewed) {
        jdbi.useHandle(handle -> handle.createUpdate(REHASH)
                .bind("id", id.value())
                .bind("stored", stored)
                .bind("renewed", renewed)
                .execute());
    }

    private static Optional<User> find(Handle handle, UserId id) {
        return handle.createQuery(FIND)
                .bind("id", id.value())
                .bind("system", UserId.SYSTEM.value())
                .map((row, _) -> UserRows.user(row))
                .findOne();
    }
}
