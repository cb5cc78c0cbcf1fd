package dev.cloakroom.application.auth;

import dev.cloakroom.domain.auth.AuthRejections;
import dev.cloakroom.domain.auth.Email;
import dev.cloakroom.domain.auth.User;
import dev.cloakroom.domain.auth.UserId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Users in a map. Its locks lock nothing.
public final class InMemoryUsers implements Users {

    private final Map<UserId, Account> accounts = new ConcurrentHashMap<>();
    private final Map<Email, UserId> addresses = new ConcurrentHashMap<>();

    @Override
    public void add(Account account) {
        var user = account.user();
        if (addresses.putIfAbsent(user.email(), user.id()) != null) {
            throw AuthRejections.duplicateEmail();
        }
        accounts.put(user.id(), account);
    }

    @Override
    public Optional<User> find(UserId id) {
        return Optional.ofNullable(accounts.get(id)).map(Account::user);
    }

    @Override
    public Optional<Account> findByEmail(Email email) {
        return Optional.ofNullable(addresses.get(email)).map(accounts::get);
    }

    @Override
    public List<User> list(@Nullable UserId before, int limit) {
        return accounts.values().stream()
                .map(Account::user)
                .filter(user -> before == null || text(user.id()).compareTo(text(before)) < 0)
                .sorted(Comparator.comparing((User user) -> text(user.id())).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<User> lock(UserId id) {
        return find(id);
    }

    @Override
    public Set<UserId> lockActiveAdmins() {
        return accounts.values().stream()
                .map(Account::user)
                .filter(User::isActiveAdmin)
                .map(User::id)
                .collect(Collectors.toSet());
    }

    @Override
    public void update(User changed) {
        accounts.computeIfPresent(changed.id(), (_, account) -> new Account(changed, account.passwordHash()));
    }

    @Override
    public void rehash(UserId id, String stored, String renewed) {
        accounts.computeIfPresent(
                id,
                (_, account) -> stored.equals(account.passwordHash()) ? new Account(account.user(), renewed) : account);
    }

    /// PostgreSQL orders ids by their bytes, which is how their text is ordered too.
    private static String text(UserId id) {
        return id.toString();
    }
}
