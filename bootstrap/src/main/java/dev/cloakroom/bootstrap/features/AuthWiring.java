package dev.cloakroom.bootstrap.features;

import dev.cloakroom.api.auth.AuthRoutes;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.auth.ApiKeyQueries;
import dev.cloakroom.application.auth.Authenticator;
import dev.cloakroom.application.auth.CreateApiKey;
import dev.cloakroom.application.auth.IdentifyApiKey;
import dev.cloakroom.application.auth.RevokeApiKey;
import dev.cloakroom.application.auth.SignUp;
import dev.cloakroom.application.auth.sessions.Refresh;
import dev.cloakroom.application.auth.sessions.SignIn;
import dev.cloakroom.application.auth.sessions.SignOut;
import dev.cloakroom.application.auth.sessions.SweepSessions;
import dev.cloakroom.application.auth.sessions.Tokens;
import dev.cloakroom.bootstrap.config.Config;
import dev.cloakroom.bootstrap.http.HttpParts;
import dev.cloakroom.bootstrap.loops.Loops;
import dev.cloakroom.http.auth.AuthApi;
import dev.cloakroom.http.auth.CachedAuthenticator;
import dev.cloakroom.http.auth.JwtAccessTokens;
import dev.cloakroom.http.auth.OpaqueRefreshTokens;
import dev.cloakroom.http.auth.RandomApiKeys;
import dev.cloakroom.http.auth.SecretKeys;
import dev.cloakroom.http.auth.SigningKeys;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.auth.JdbiApiKeys;
import dev.cloakroom.persistence.auth.JdbiSessions;
import io.javalin.config.RoutesConfig;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/// Who calls, and who may. `signingKeys` are what access tokens are verified with.
public record AuthWiring(
        Authenticator authenticator,
        SigningKeys signingKeys,
        AuthApi.SessionCases sessions,
        AuthApi.UserCases users,
        AuthApi.KeyCases keys) {

    public void register(RoutesConfig to, HttpParts parts) {
        var api = new AuthApi(sessions, users, keys, parts.cursors());
        AuthRoutes.register(to, api, parts.calls(), parts.schemas());
    }

    /// What API keys of a Cloakroom begin with says that they are meant in earnest.
    private static final String KEY_MARK = "live";

    public static AuthWiring of(
            Config config,
            Database database,
            Transactions transactions,
            SecretKeys secrets,
            InstantSource clock,
            Supplier<UUID> ids,
            SecureRandom random,
            Loops loops) {
        var people = UsersWiring.of(database, transactions, clock, ids, random);
        var users = people.users();
        var passwords = people.passwords();
        var sessions = new JdbiSessions(database.jdbi());
        var keys = new JdbiApiKeys(database.jdbi());
        loops.every(Duration.ofSeconds(20), "sweep-sessions", new SweepSessions(sessions, transactions, clock)::handle);

        var signingKeys =
                config.signingKeys() == null ? SigningKeys.shared(secrets.accessTokens()) : config.signingKeys();
        var issuer = config.web().publicUrl().toString();
        var access = new JwtAccessTokens(signingKeys, new JwtAccessTokens.Names(issuer, issuer), clock, ids);
        var tokens = new Tokens(access, new OpaqueRefreshTokens(secrets.storedSecrets(), random));
        var keySecrets = new RandomApiKeys(secrets.apiKeys(), random, KEY_MARK);
        var identify = new IdentifyApiKey(keys, keySecrets, clock);

        return new AuthWiring(
                new CachedAuthenticator(access, identify, users, clock),
                signingKeys,
                new AuthApi.SessionCases(
                        new SignUp(people.create(), config.signUpOpen()),
                        new SignIn(users, sessions, passwords, tokens, transactions, clock, ids),
                        new Refresh(users, sessions, tokens, transactions, clock),
                        new SignOut(sessions, transactions, clock)),
                new AuthApi.UserCases(people.create(), people.update(), people.queries()),
                new AuthApi.KeyCases(
                        new CreateApiKey(keys, keySecrets, transactions, clock, ids),
                        new RevokeApiKey(keys, transactions, clock),
                        new ApiKeyQueries(keys)));
    }
}
