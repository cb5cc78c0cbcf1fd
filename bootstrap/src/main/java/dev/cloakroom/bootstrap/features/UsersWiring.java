package dev.cloakroom.bootstrap.features;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.auth.CreateUser;
import dev.cloakroom.application.auth.Passwords;
import dev.cloakroom.application.auth.UpdateUser;
import dev.cloakroom.application.auth.UserQueries;
import dev.cloakroom.application.auth.Users;
import dev.cloakroom.http.auth.Argon2Passwords;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.JdbiIdempotencyKeys;
import dev.cloakroom.persistence.auth.JdbiApiKeys;
import dev.cloakroom.persistence.auth.JdbiSessions;
import dev.cloakroom.persistence.auth.JdbiUsers;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/// Users as they are administered, over HTTP and on the command line alike.
public record UsersWiring(Users users, Passwords passwords, CreateUser create, UpdateUser update, UserQueries queries) {

    public static UsersWiring of(
            Database database,
            Transactions transactions,
            InstantSource clock,
            Supplier<UUID> ids,
            SecureRandom random) {
        var users = new JdbiUsers(database.jdbi());
        var passwords = new Argon2Passwords(random, Runtime.getRuntime().availableProcessors());
        var sessions = new JdbiSessions(database.jdbi());
        var keys = new JdbiApiKeys(database.jdbi());
        return new UsersWiring(
                users,
                passwords,
                new CreateUser(users, passwords, transactions, clock, ids),
                new UpdateUser(users, sessions, keys, new JdbiIdempotencyKeys(database.jdbi()), transactions, clock),
                new UserQueries(users));
    }
}
