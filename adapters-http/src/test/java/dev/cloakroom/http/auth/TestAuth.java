package dev.cloakroom.http.auth;

import dev.cloakroom.api.auth.AuthRoutes;
import dev.cloakroom.application.InMemoryIdempotencyKeys;
import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.auth.ApiKeyQueries;
import dev.cloakroom.application.auth.CreateApiKey;
import dev.cloakroom.application.auth.CreateUser;
import dev.cloakroom.application.auth.IdentifyApiKey;
import dev.cloakroom.application.auth.InMemoryApiKeys;
import dev.cloakroom.application.auth.InMemorySessions;
import dev.cloakroom.application.auth.InMemoryUsers;
import dev.cloakroom.application.auth.NewUser;
import dev.cloakroom.application.auth.PlainPasswords;
import dev.cloakroom.application.auth.RevokeApiKey;
import dev.cloakroom.application.auth.SignUp;
import dev.cloakroom.application.auth.UpdateUser;
import dev.cloakroom.application.auth.UserQueries;
import dev.cloakroom.application.auth.sessions.Refresh;
import dev.cloakroom.application.auth.sessions.SignIn;
import dev.cloakroom.application.auth.sessions.SignOut;
import dev.cloakroom.application.auth.sessions.Tokens;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.Password;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.User;
import dev.cloakroom.http.Cursors;
import dev.cloakroom.http.TestServer;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// A server that serves identity with real tokens and keys over ports in memory.
final class TestAuth implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";

    private static final SecretKeys KEYS = new SecretKeys("a secret that is long enough to be one");

    final TestClock clock = new TestClock();
    final TestServer server;
    private final CreateUser createUser;

    TestAuth(boolean signUpOpen) {
        var random = new SecureRandom();
        Supplier<UUID> ids = new TestIds();
        Transactions transactions = new InMemoryTransactions();
        var users = new InMemoryUsers();
        var sessions = new InMemorySessions(users);
        var keys = new InMemoryApiKeys(users);
        var passwords = new PlainPasswords();
        var accessTokens = new JwtAccessTokens(
                SigningKeys.shared(KEYS.accessTokens()), new JwtAccessTokens.Names("issuer", "audience"), clock, ids);
        var tokens = new Tokens(accessTokens, new OpaqueRefreshTokens(KEYS.storedSecrets(), random));
        var secrets = new RandomApiKeys(KEYS.apiKeys(), random, "test");
        createUser = new CreateUser(users, passwords, transactions, clock, ids);
        var api = new AuthApi(
                new AuthApi.SessionCases(
                        new SignUp(createUser, signUpOpen),
                        new SignIn(users, sessions, passwords, tokens, transactions, clock, ids),
                        new Refresh(users, sessions, tokens, transactions, clock),
                        new SignOut(sessions, transactions, clock)),
                new AuthApi.UserCases(
                        createUser,
                        new UpdateUser(users, sessions, keys, new InMemoryIdempotencyKeys(clock), transactions, clock),
                        new UserQueries(users)),
                new AuthApi.KeyCases(
                        new CreateApiKey(keys, secrets, transactions, clock, ids),
                        new RevokeApiKey(keys, transactions, clock),
                        new ApiKeyQueries(keys)),
                new Cursors(KEYS.cursors(), clock));
        var authenticator =
                new CachedAuthenticator(accessTokens, new IdentifyApiKey(keys, secrets, clock), users, clock);
        server = new TestServer(
                authenticator, (routes, calls) -> AuthRoutes.register(routes, api, calls, TestServer.SCHEMAS));
    }

    /// An access token of a user made for it.
    String newUser(Role role) {
        return signIn(createUser.handle(
                new NewUser(UUID.randomUUID() + "@example.com", new Password(PASSWORD), role, Set.of())));
    }

    private String signIn(User user) {
        var response =
                server.send("POST /v1/auth/sign-in", credentials(user.email().value(), PASSWORD));
        return text(TestServer.json(response), "access_token");
    }

    /// An API key of whoever holds the access token, with the scope `jobs:read`.
    String newKey(String accessToken) {
        var response =
                server.sendAs(accessToken, "POST /v1/api-keys", "{\"name\": \"nightly\", \"scopes\": [\"jobs:read\"]}");
        return text(TestServer.json(response), "key");
    }

    static String credentials(String email, String password) {
        return "{\"email\": \"" + email + "\", \"password\": \"" + password + "\"}";
    }

    static String text(Json.Obj body, String name) {
        return Objects.requireNonNull(body.text(name), name);
    }

    static String code(HttpResponse<String> response) {
        return text(TestServer.json(response), "code");
    }

    @Override
    public void close() {
        server.close();
    }
}
