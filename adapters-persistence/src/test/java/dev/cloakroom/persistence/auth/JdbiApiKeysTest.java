package dev.cloakroom.persistence.auth;

import dev.cloakroom.application.auth.ApiKeys;
import dev.cloakroom.application.auth.ApiKeysContract;
import dev.cloakroom.application.auth.Users;
import dev.cloakroom.persistence.TestDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiApiKeysTest implements ApiKeysContract {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final ApiKeys keys = new JdbiApiKeys(DATABASE.jdbi());

    @Override
    public ApiKeys keys() {
        return keys;
    }

    @Override
    public Users users() {
        return new JdbiUsers(DATABASE.jdbi());
    }
}
