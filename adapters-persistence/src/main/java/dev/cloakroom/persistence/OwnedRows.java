package dev.cloakroom.persistence;

import dev.cloakroom.domain.auth.UserId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/// What users make a few of and change by hand, such as triggers, as their owners see it. The table has the columns
/// `id`
/// and `owner_no`; joins the open transaction.
public final class OwnedRows<T> {

    private static final String LOCK_OWNER = "SELECT FROM users WHERE id = :owner FOR NO KEY UPDATE";

    private static final String OWNED = "owner_no = (SELECT owner_no FROM users WHERE id = :owner)";

    private static final UUID HIGHEST = new UUID(-1, -1);

    private final Jdbi jdbi;
    private final RowMapper<T> mapper;
    private final String count;
    private final String find;
    private final String lock;
    private final String list;
    private final String remove;

    /// @param select what `mapper` reads, of the table under its alias, up to the joins
    public OwnedRows(Jdbi jdbi, String table, String alias, String select, RowMapper<T> mapper) {
        this.jdbi = jdbi;
        this.mapper = mapper;
        this.count = "SELECT count(*) FROM " + table + " WHERE " + OWNED;
        this.find = "%1$s WHERE %2$s.id = :id AND %2$s.%3$s".formatted(select, alias, OWNED);
        this.lock = find + " FOR UPDATE OF " + alias;
        this.list = "%1$s WHERE %2$s.id < :before AND %2$s.%3$s ORDER BY %2$s.id DESC LIMIT :limit"
                .formatted(select, alias, OWNED);
        this.remove = "DELETE FROM " + table + " WHERE id = :id AND " + OWNED;
    }

    /// Whoever counts for the same owner waits until this transaction ends, so a limit holds for all together. Two
    /// statements, because the first may wait, and the second must see what it waited for.
    public int count(UserId owner) {
        return jdbi.withHandle(handle -> {
            handle.createQuery(LOCK_OWNER)
                    .bind("owner", owner.value())
                    .mapToMap()
                    .list();
            return handle.createQuery(count)
                    .bind("owner", owner.value())
                    .mapTo(Integer.class)
                    .one();
        });
    }

    public Optional<T> find(UserId owner, UUID id) {
        return jdbi.withHandle(handle -> one(handle, find, owner, id));
    }

    /// Keeps it from changing until the transaction ends.
    public Optional<T> lock(UserId owner, UUID id) {
        return jdbi.withHandle(handle -> one(handle, lock, owner, id));
    }

    /// Newest first, those before `before` where it is given.
    public List<T> list(UserId owner, @Nullable UUID before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(list)
                .bind("owner", owner.value())
                .bind("before", before == null ? HIGHEST : before)
                .bind("limit", limit)
                .map(mapper)
                .list());
    }

    /// False when the owner has no such row.
    public boolean remove(UserId owner, UUID id) {
        return jdbi.withHandle(handle -> handle.createUpdate(remove)
                        .bind("id", id)
                        .bind("owner", owner.value())
                        .execute())
                == 1;
    }

    private Optional<T> one(Handle handle, String sql, UserId owner, UUID id) {
        return handle.createQuery(sql)
                .bind("id", id)
                .bind("owner", owner.value())
                .map(mapper)
                .findOne();
    }
}
