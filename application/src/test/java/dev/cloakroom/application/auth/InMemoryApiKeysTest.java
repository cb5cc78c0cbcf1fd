package dev.cloakroom.application.auth;

class InMemoryApiKeysTest implements ApiKeysContract {

    private final InMemoryUsers users = new InMemoryUsers();
    private final InMemoryApiKeys keys = new InMemoryApiKeys(users);

    @Override
    public ApiKeys keys() {
        return keys;
    }

    @Override
    public Users users() {
        return users;
    }
}
