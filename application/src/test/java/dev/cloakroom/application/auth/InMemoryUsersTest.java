package dev.cloakroom.application.auth;

import java.util.function.Supplier;

class InMemoryUsersTest implements UsersContract {

    private final InMemoryUsers users = new InMemoryUsers();

    @Override
    public Users users() {
        return users;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return work.get();
    }
}
