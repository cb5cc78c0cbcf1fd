package dev.cloakroom.persistence.profiles;

import dev.cloakroom.application.Place;
import dev.cloakroom.application.Stretch;
import dev.cloakroom.application.profiles.Profiles;
import dev.cloakroom.domain.auth.Email;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.profiles.Person;
import dev.cloakroom.domain.profiles.Profile;
import dev.cloakroom.domain.profiles.ProfileId;
import dev.cloakroom.domain.profiles.ProfileRejections;
import dev.cloakroom.persistence.Routing;
import dev.cloakroom.persistence.SqlStates;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

public final class JdbiProfiles implements Profiles {

    private static final String EMAIL_INDEX = "profile_email_key";

    private static final String ADD = """
            INSERT INTO profile (id, owner_no, revision, name, email, age, created_at, changed_at)
            SELECT :id, owner_no, :revision, :name, :email, :age, :createdAt, :changedAt FROM users WHERE id = :owner
            """;

    private static final String ALIVE = """
            FROM profile p
            WHERE p.owner_no = (SELECT owner_no FROM users WHERE id = :owner) AND p.deleted_at IS NULL
            """;

    private static final String COLUMNS = "p.id, p.revision, p.name, p.email, p.age, p.created_at, p.changed_at ";

    private static final String FIND = "SELECT " + COLUMNS + ALIVE + "AND p.id = :id";

    private static final String LOCK = FIND + " FOR UPDATE OF p";

    private static final String LISTED = ALIVE + "AND (CAST(:email AS text) IS NULL OR p.email = :email) ";

    /// One statement, so that the neighbours are those of the same moment as the page.
    private static final String WITH_NEIGHBOURS = """
            SELECT p.*,
                   EXISTS (SELECT %1$s AND p.id > (SELECT id FROM page ORDER BY id DESC LIMIT 1)) AS newer,
                   EXISTS (SELECT %1$s AND p.id < (SELECT id FROM page ORDER BY id LIMIT 1)) AS older
            FROM page p
            ORDER BY p.id DESC
            """.formatted(LISTED);

    private static final String AFTER = "WITH page AS (SELECT " + COLUMNS + LISTED
            + "AND p.id < :id ORDER BY p.id DESC LIMIT :limit) " + WITH_NEIGHBOURS;

    private static final String BEFORE = "WITH page AS (SELECT " + COLUMNS + LISTED
            + "AND p.id > :id ORDER BY p.id LIMIT :limit) " + WITH_NEIGHBOURS;

    /// One row at least, for the total of an empty page.
    private static final String NUMBERED = """
            SELECT total.*, p.*
            FROM (SELECT count(*) AS total %1$s) total
            LEFT JOIN (SELECT %2$s %1$s ORDER BY p.id DESC OFFSET :skipped LIMIT :limit) p ON true
            ORDER BY p.id DESC
            """.formatted(LISTED, COLUMNS);

    private static final String UPDATE = """
            UPDATE profile
            SET revision = :revision, name = :name, email = :email, age = :age, changed_at = :changedAt
            WHERE id = :id
            """;

    private static final String REMOVE = "UPDATE profile SET deleted_at = :now WHERE id = :id";

    private final Jdbi jdbi;
    private final Routing routing;

    public JdbiProfiles(Routing routing) {
        this.jdbi = routing.primary();
        this.routing = routing;
    }

    @Override
    public void add(Profile profile) {
        if (write(ADD, profile) != 1) {
            throw new IllegalStateException("the owner of profile " + profile.id() + " is not there");
        }
    }

    @Override
    public Optional<Profile> find(UserId owner, ProfileId id) {
        return routing.find(
                owner,
                handle -> handle.createQuery(FIND)
                        .bind("owner", owner.value())
                        .bind("id", id.value())
                        .map((row, _) -> profile(owner, row))
                        .findOne());
    }

    @Override
    public Stretch<Profile> at(UserId owner, @Nullable Email email, Place place, int limit) {
        return routing.list(
                owner,
                handle -> handle.createQuery(place instanceof Place.After ? AFTER : BEFORE)
                        .bind("owner", owner.value())
                        .bind("email", email == null ? null : email.value())
                        .bind("id", place.id())
                        .bind("limit", limit)
                        .scanResultSet((rows, _) -> stretch(owner, rows.get())));
    }

    @Override
    public Numbered numbered(UserId owner, @Nullable Email email, long skipped, int limit) {
        return routing.list(
                owner,
                handle -> handle.createQuery(NUMBERED)
                        .bind("owner", owner.value())
                        .bind("email", email == null ? null : email.value())
                        .bind("skipped", skipped)
                        .bind("limit", limit)
                        .scanResultSet((rows, _) -> numbered(owner, rows.get())));
    }

    @Override
    public Optional<Profile> lock(UserId owner, ProfileId id) {
        return jdbi.withHandle(handle -> handle.createQuery(LOCK)
                .bind("owner", owner.value())
                .bind("id", id.value())
                .map((row, _) -> profile(owner, row))
                .findOne());
    }

    @Override
    public void update(Profile changed) {
        var _ = write(UPDATE, changed);
    }

    @Override
    public void remove(Profile profile, Instant now) {
        var _ = routing.write(
                profile.owner(),
                handle -> handle.createUpdate(REMOVE)
                        .bind("id", profile.id().value())
                        .bind("now", now)
                        .execute());
    }

    private int write(String sql, Profile profile) {
        try {
            return routing.write(
                    profile.owner(),
                    handle -> handle.createUpdate(sql).bindMap(values(profile)).execute());
        } catch (JdbiException failed) {
            if (SqlStates.isUniqueViolation(failed, EMAIL_INDEX)) {
                throw ProfileRejections.duplicateEmail();
            }
            throw failed;
        }
    }

    private static Stretch<Profile> stretch(UserId owner, ResultSet rows) throws SQLException {
        var found = new ArrayList<Profile>();
        var newer = false;
        var older = false;
        while (rows.next()) {
            found.add(profile(owner, rows));
            newer = rows.getBoolean("newer");
            older = rows.getBoolean("older");
        }
        return new Stretch<>(found, newer, older);
    }

    private static Numbered numbered(UserId owner, ResultSet rows) throws SQLException {
        var found = new ArrayList<Profile>();
        var total = 0L;
        while (rows.next()) {
            total = rows.getLong("total");
            if (rows.getObject("id") != null) {
                found.add(profile(owner, rows));
            }
        }
        return new Numbered(found, total);
    }

    private static Map<String, Object> values(Profile profile) {
        var person = profile.person();
        var values = new HashMap<String, Object>();
        values.put("id", profile.id().value());
        values.put("owner", profile.owner().value());
        values.put("revision", profile.revision());
        values.put("name", person.name());
        values.put("email", person.email().value());
        values.put("age", person.age());
        values.put("createdAt", profile.createdAt());
        values.put("changedAt", profile.changedAt());
        return values;
    }

    private static Profile profile(UserId owner, ResultSet row) throws SQLException {
        return new Profile(
                new ProfileId(row.getObject("id", UUID.class)),
                owner,
                new Person(row.getString("name"), new Email(row.getString("email")), row.getInt("age")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getInt("revision"));
    }
}
