package dev.cloakroom.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HotStatementTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final HotStatement PAIRS = HotStatement.of("""
            SELECT a.id, a.n, a.big, a.t, :tail::text || :tail AS tail
            FROM unnest(CAST(:ids AS uuid[]), CAST(:numbers AS int[]), CAST(:bigs AS bigint[]), CAST(:texts AS text[]))
                AS a (id, n, big, t)
            ORDER BY a.n
            """);

    private static final HotStatement ADD = HotStatement.of("""
            INSERT INTO idempotency (owner_no, operation, key, fingerprint, status, headers, body, expires_at)
            SELECT owner_no, 'hot', 'k', '', 200, '{}', '', now() FROM users WHERE id = :owner RETURNING key
            """);

    private static final HotStatement COUNT = HotStatement.of("""
            SELECT count(*) FROM idempotency WHERE owner_no = (SELECT owner_no FROM users WHERE id = :owner)
            """);

    @Test
    void aNameStandsForAllItsPlacesAndTwoColonsForNone() {
        var id = UUID.randomUUID();
        var rows = DATABASE.jdbi()
                .withHandle(handle -> PAIRS.list(
                        handle,
                        values -> values.set("tail", "!")
                                .uuids("ids", Arrays.asList(id, null))
                                .integers("numbers", List.of(1, 2))
                                .longs("bigs", Arrays.asList(1L << 40, null))
                                .texts("texts", Arrays.asList("a,\"b\\{", null)),
                        row -> row.getString("id") + " " + row.getInt("n") + " " + row.getObject("big") + " "
                                + row.getString("t") + " " + row.getString("tail")));
        assertThat(rows).containsExactly(id + " 1 1099511627776 a,\"b\\{ !!", "null 2 null null !!");
    }

    @Test
    void whatIsNotThereIsEmpty() {
        var found = DATABASE.jdbi()
                .withHandle(handle -> HotStatement.of("SELECT 1 FROM users WHERE id = :id")
                        .find(handle, values -> values.set("id", UUID.randomUUID()), row -> row.getInt(1)));
        assertThat(found).isEmpty();
    }

    @Test
    void itTakesPartInTheTransactionOfTheHandle() {
        var owner = DATABASE.newUser();
        assertThatThrownBy(() -> DATABASE.transactions()
                        .run(() -> DATABASE.jdbi().withHandle(handle -> {
                            assertThat(ADD.list(
                                            handle,
                                            values -> values.set("owner", owner.value()),
                                            row -> row.getString(1)))
                                    .containsExactly("k");
                            throw new IllegalStateException("changed its mind");
                        })))
                .hasMessage("changed its mind");
        var count = DATABASE.jdbi()
                .withHandle(handle ->
                        COUNT.find(handle, values -> values.set("owner", owner.value()), row -> row.getInt(1)));
        assertThat(count).contains(0);
    }

    @Test
    void whatTheServerSaysIsReadOutOfTheException() {
        var bad = HotStatement.of("SELECT CAST(:text AS int)");
        assertThatThrownBy(() -> DATABASE.jdbi()
                        .withHandle(handle ->
                                bad.find(handle, values -> values.set("text", "seven"), row -> row.getInt(1))))
                .isInstanceOf(JdbiException.class)
                .matches(SqlStates::isDataFault);
    }

    @Test
    void anUnknownNameIsAMistake() {
        assertThatThrownBy(() -> DATABASE.jdbi()
                        .withHandle(
                                handle -> COUNT.find(handle, values -> values.set("owners", 1), row -> row.getInt(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("owners");
    }
}
