package dev.cloakroom.application.auth;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.InMemoryIdempotencyKeys;
import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.auth.sessions.Refresh;
import dev.cloakroom.application.auth.sessions.Sessions;
import dev.cloakroom.application.auth.sessions.SignIn;
import dev.cloakroom.application.auth.sessions.SignOut;
import dev.cloakroom.application.auth.sessions.SignedIn;
import dev.cloakroom.domain.auth.Password;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.SessionId;
import dev.cloakroom.domain.auth.User;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// The use cases of identity, wired over whichever ports a test has.
public final class Identity {

    public static final Password PASSWORD = new Password("correct horse battery");

    public final TestClock clock = new TestClock();
    public final PlainPasswords passwords = new PlainPasswords();
    public final PlainTokens plainTokens = new PlainTokens();
    public final Users users;
    public final Sessions sessions;
    public final ApiKeys keys;
    public final CreateUser createUser;
    public final SignUp signUp;
    public final SignIn signIn;
    public final Refresh refresh;
    public final SignOut signOut;
    public final UpdateUser updateUser;
    public final CreateApiKey createApiKey;
    public final RevokeApiKey revokeApiKey;
    public final IdentifyApiKey identifyApiKey;

    public Identity(Users users, Sessions sessions, ApiKeys keys, Transactions transactions) {
        this.users = users;
        this.sessions = sessions;
        this.keys = keys;
        Supplier<UUID> ids = new TestIds();
        var secrets = new PlainApiKeySecrets();
        var tokens = plainTokens.tokens();
        createUser = new CreateUser(users, passwords, transactions, clock, ids);
        signUp = new SignUp(createUser, true);
        signIn = new SignIn(users, sessions, passwords, tokens, transactions, clock, ids);
        refresh = new Refresh(users, sessions, tokens, transactions, clock);
        signOut = new SignOut(sessions, transactions, clock);
        updateUser = new UpdateUser(users, sessions, keys, new InMemoryIdempotencyKeys(clock), transactions, clock);
        createApiKey = new CreateApiKey(keys, secrets, transactions, clock, ids);
        revokeApiKey = new RevokeApiKey(keys, transactions, clock);
        identifyApiKey = new IdentifyApiKey(keys, secrets, clock);
    }

    public static Identity inMemory() {
        var users = new InMemoryUsers();
        return new Identity(users, new InMemorySessions(users), new InMemoryApiKeys(users), new InMemoryTransactions());
    }

    public User newUser(Role role) {
        var address = UUID.randomUUID() + "@example.com";
        return createUser.handle(new NewUser(address, PASSWORD, role, Set.of()));
    }

    public SignedIn signIn(User user) {
        return signIn.handle(user.email().value(), PASSWORD);
    }

    /// What the user would be with the access token that he was just given.
    public Caller caller(User user, SignedIn signedIn) {
        var session = signedIn.accessToken().text().split(" ")[2];
        var principal = user.principal(new SessionId(UUID.fromString(session)), EnumSet.copyOf(user.scopes()));
        return new Caller(principal, null, "test");
    }
}
