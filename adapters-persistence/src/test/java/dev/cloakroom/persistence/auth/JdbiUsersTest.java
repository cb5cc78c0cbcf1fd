package dev.cloakroom.persistence.auth;

import dev.cloakroom.application.auth.Users;
import dev.cloakroom.application.auth.UsersContract;
import dev.cloakroom.persistence.TestDatabase;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiUsersTest implements UsersContract {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Users users = new JdbiUsers(DATABASE.jdbi());

    @Override
    public Users users() {
        return users;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return DATABASE.transactions().run(work);
    }
}
