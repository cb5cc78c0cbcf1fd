package dev.cloakroom.http.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.api.Operations;
import dev.cloakroom.api.runtime.Operation;
import dev.cloakroom.domain.auth.Role;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who may call what of identity: nobody, an API key, a user, an admin. A row per operation; a dash is let through to
/// the operation, whatever that answers.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationTest {

    private static final int THROUGH = 0;

    private final TestAuth auth = new TestAuth(true);
    private String user = "";
    private String key = "";
    private String admin = "";

    record Row(Operation operation, int nobody, int key, int user, int admin) {
        @Override
        public String toString() {
            return operation.id();
        }
    }

    static List<Row> table() {
        return List.of(
                new Row(Operations.SIGN_UP, THROUGH, THROUGH, THROUGH, THROUGH),
                new Row(Operations.SIGN_IN, THROUGH, THROUGH, THROUGH, THROUGH),
                new Row(Operations.REFRESH_TOKENS, THROUGH, THROUGH, THROUGH, THROUGH),
                new Row(Operations.SIGN_OUT, 401, 403, THROUGH, THROUGH),
                new Row(Operations.GET_ME, 401, THROUGH, THROUGH, THROUGH),
                new Row(Operations.LIST_API_KEYS, 401, 403, THROUGH, THROUGH),
                new Row(Operations.CREATE_API_KEY, 401, 403, THROUGH, THROUGH),
                new Row(Operations.DELETE_API_KEY, 401, 403, THROUGH, THROUGH),
                new Row(Operations.LIST_USERS, 401, 403, 403, THROUGH),
                new Row(Operations.CREATE_USER, 401, 403, 403, THROUGH),
                new Row(Operations.GET_USER, 401, 403, 403, THROUGH),
                new Row(Operations.UPDATE_USER, 401, 403, 403, THROUGH));
    }

    @BeforeAll
    void makeCredentials() {
        user = auth.newUser(Role.USER);
        key = auth.newKey(user);
        admin = auth.newUser(Role.ADMIN);
    }

    @AfterAll
    void stop() {
        auth.close();
    }

    @ParameterizedTest
    @MethodSource("table")
    void everyOperationLetsInWhomItShould(Row row) {
        assertStatus(row.nobody(), auth.server.send(request(row.operation()), body(row.operation())));
        assertStatus(row.key(), sendAs(key, row.operation()));
        assertStatus(row.user(), sendAs(user, row.operation()));
        assertStatus(row.admin(), sendAs(admin, row.operation()));
    }

    @Test
    void everyOperationStandsInTheTable() {
        assertThat(table())
                .extracting(Row::operation)
                .containsExactlyInAnyOrderElementsOf(Operations.ALL.stream()
                        .filter(operation -> operation.tag().equals("auth"))
                        .toList());
    }

    private HttpResponse<String> sendAs(String token, Operation operation) {
        return auth.server.sendAs(token, request(operation), body(operation));
    }

    private static String request(Operation operation) {
        return operation.method() + " "
                + operation.path().replaceAll("\\{[a-z_]+}", UUID.randomUUID().toString());
    }

    private static String body(Operation operation) {
        return operation.bodyLimit() > 0 ? "{}" : "";
    }

    private static void assertStatus(int expected, HttpResponse<String> response) {
        if (expected == THROUGH) {
            assertThat(response.statusCode()).isNotIn(401, 403);
        } else {
            assertThat(response.statusCode()).isEqualTo(expected);
        }
    }
}
