package dev.cloakroom.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.domain.Rejection;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiTransactionsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final JdbiTransactions transactions = DATABASE.transactions();

    @Test
    void whatIsDoneInsideCommitsTogether() {
        var user = transactions.run(DATABASE::newUser);
        assertThat(count(user.toString())).isEqualTo(1);
    }

    @Test
    void anExceptionRollsBackAndFliesOn() {
        var address = new StringBuilder();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> transactions.run(() -> {
                    address.append(DATABASE.newUser());
                    throw new IllegalStateException("no");
                }));
        assertThat(count(address.toString())).isZero();
    }

    @Test
    void aTransactionInsideATransactionIsTheSameOne() {
        var address = new StringBuilder();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> transactions.run(() -> {
                    transactions.run(() -> address.append(DATABASE.newUser()));
                    throw new IllegalStateException("no");
                }));
        assertThat(count(address.toString())).isZero();
    }

    @Test
    void whatTakesTooLongIsRefusedAsOverloaded() {
        assertThatExceptionOfType(Rejection.Throttled.class)
                .isThrownBy(() -> transactions.run(() -> DATABASE.jdbi().useHandle(handle -> {
                    handle.execute("SET LOCAL statement_timeout = '20ms'");
                    handle.execute("SELECT pg_sleep(10)");
                })))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("overloaded"));
    }

    @Test
    void aTransactionThatOutlivesItsTimeIsRefusedAsOverloaded() {
        assertThatExceptionOfType(Rejection.Throttled.class)
                .isThrownBy(() -> transactions.run(() -> DATABASE.jdbi().useHandle(handle -> {
                    handle.execute("SET LOCAL statement_timeout = 0");
                    handle.execute("SET LOCAL transaction_timeout = '20ms'");
                    handle.execute("SELECT pg_sleep(10)");
                })));
    }

    @Test
    void whatTakesTooLongOutsideOfThemIsRefusedTheSame() {
        // A pool of its own: the connection keeps the time-out, and nobody else may get it.
        try (var database = Database.open(DATABASE.settings())) {
            assertThatExceptionOfType(Rejection.Throttled.class)
                    .isThrownBy(() -> database.jdbi().useHandle(handle -> {
                        handle.execute("SET statement_timeout = '20ms'");
                        handle.execute("SELECT pg_sleep(10)");
                    }))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo("overloaded"));
        }
    }

    @Test
    void whatTheServerCutsOffOutsideOfThemIsRefusedTheSame() {
        assertThatExceptionOfType(Rejection.Throttled.class)
                .isThrownBy(() -> DATABASE.jdbi()
                        .useHandle(handle -> handle.execute("SELECT pg_terminate_backend(pg_backend_pid())")));
    }

    @Test
    void aFaultOfOurOwnIsNoOverload() {
        assertThatExceptionOfType(JdbiException.class)
                .isThrownBy(() -> DATABASE.jdbi().useHandle(handle -> handle.execute("SELECT 1 / 0")));
    }

    private static int count(String user) {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM users WHERE id = CAST(:id AS uuid)")
                        .bind("id", user)
                        .mapTo(Integer.class)
                        .one());
    }
}
