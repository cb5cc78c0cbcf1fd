package dev.cloakroom.application.auth;

import dev.cloakroom.application.auth.sessions.Sessions;

class InMemorySessionsTest implements SessionsContract {

    private final InMemoryUsers users = new InMemoryUsers();
    private final InMemorySessions sessions = new InMemorySessions(users);

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public Users users() {
        return users;
    }
}
