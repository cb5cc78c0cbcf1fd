package dev.cloakroom.persistence.auth;

import dev.cloakroom.application.auth.SessionsContract;
import dev.cloakroom.application.auth.Users;
import dev.cloakroom.application.auth.sessions.Sessions;
import dev.cloakroom.persistence.TestDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiSessionsTest implements SessionsContract {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Sessions sessions = new JdbiSessions(DATABASE.jdbi());

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public Users users() {
        return new JdbiUsers(DATABASE.jdbi());
    }
}
