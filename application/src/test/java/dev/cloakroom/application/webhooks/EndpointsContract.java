package dev.cloakroom.application.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.EventPattern;
import dev.cloakroom.domain.webhooks.Endpoint;
import dev.cloakroom.domain.webhooks.Endpoint.Reason;
import dev.cloakroom.domain.webhooks.EndpointId;
import dev.cloakroom.domain.webhooks.Wish;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

public interface EndpointsContract {

    Instant NOW = Instant.parse("2026-01-01T10:00:00.123456Z");

    Endpoints endpoints();

    Transactions transactions();

    UserId newOwner();

    UserId newAdmin();

    @Test
    default void whatWasMadeIsFoundAsItWasAndAsItIsChanged() {
        var made = endpoint(newOwner());
        endpoints().add(made, "sealed");
        assertThat(endpoints().find(made.owner(), made.id())).contains(made);
        assertThat(endpoints().count(made.owner())).isEqualTo(1);
        var wish = new Wish(URI.create("https://other.example/"), List.of(new EventPattern("*")), null);
        var changed = made.changed(wish, true, NOW).disabled(Reason.EXHAUSTED, NOW);
        endpoints().update(changed);
        assertThat(endpoints().find(made.owner(), made.id())).contains(changed);
        assertThat(transactions().run(() -> endpoints().lock(made.owner(), made.id())))
                .contains(changed);
        var enabled = changed.changed(wish, true, NOW);
        endpoints().update(enabled);
        assertThat(endpoints().find(made.owner(), made.id())).contains(enabled);
    }

    @Test
    default void somebodyElsesEndpointIsNotThere() {
        var mine = endpoint(newOwner());
        endpoints().add(mine, "sealed");
        var other = newOwner();
        assertThat(endpoints().find(other, mine.id())).isEmpty();
        assertThat(transactions().run(() -> endpoints().lock(other, mine.id()))).isEmpty();
        assertThat(endpoints().list(other, null, 10)).isEmpty();
        assertThat(endpoints().enabled(other)).isEmpty();
        assertThat(endpoints().count(other)).isZero();
        assertThat(endpoints().remove(other, mine.id())).isFalse();
        assertThat(endpoints().remove(mine.owner(), mine.id())).isTrue();
        assertThat(endpoints().remove(mine.owner(), mine.id())).isFalse();
        assertThat(endpoints().sealedSecrets(mine.id(), NOW)).isEmpty();
    }

    @Test
    default void listsAreNewestFirstAndGoOnAfterTheLastOne() {
        var first = endpoint(newOwner());
        var second = endpoint(first.owner());
        endpoints().add(first, "sealed");
        endpoints().add(second, "sealed");
        assertThat(endpoints().list(first.owner(), null, 1)).containsExactly(second);
        assertThat(endpoints().list(first.owner(), second.id(), 10)).containsExactly(first);
    }

    @Test
    default void onlyThoseThatAreOnAreTold() {
        var on = endpoint(newOwner());
        var off = endpoint(on.owner()).disabled(Reason.GONE, NOW);
        endpoints().add(on, "sealed");
        endpoints().add(off, "sealed");
        assertThat(endpoints().enabled(on.owner())).containsExactly(on);
        var admins = endpoint(newAdmin());
        endpoints().add(admins, "sealed");
        assertThat(endpoints().enabledOfAdmins()).contains(admins).doesNotContain(on, off);
    }

    @Test
    default void aRotatedSecretIsGoodUntilItExpires() {
        var endpoint = endpoint(newOwner());
        endpoints().add(endpoint, "first");
        rotate(endpoint, "second", 60);
        assertThat(endpoints().sealedSecrets(endpoint.id(), NOW.plusSeconds(59)))
                .containsExactly("second", "first");
        assertThat(endpoints().sealedSecrets(endpoint.id(), NOW.plusSeconds(60)))
                .containsExactly("second");
        // A later rotation with a longer overlap does not bring it back.
        rotate(endpoint, "third", 600);
        assertThat(endpoints().sealedSecrets(endpoint.id(), NOW.plusSeconds(60)))
                .containsExactly("third", "second");
        rotate(endpoint, "fourth", 0);
        assertThat(endpoints().sealedSecrets(endpoint.id(), NOW)).containsExactly("fourth");
    }

    @Test
    default void onlyTheNewestSecretsAreKept() {
        var endpoint = endpoint(newOwner());
        endpoints().add(endpoint, "0");
        for (int i = 1; i <= 5; i++) {
            rotate(endpoint, String.valueOf(i), 3600);
        }
        assertThat(endpoints().sealedSecrets(endpoint.id(), NOW)).containsExactly("5", "4", "3");
    }

    private void rotate(Endpoint endpoint, String sealed, int seconds) {
        transactions().run(() -> endpoints().addSecret(endpoint.id(), sealed, NOW, NOW.plusSeconds(seconds), 3));
    }

    static Endpoint endpoint(UserId owner) {
        var types = List.of(new EventPattern("report.succeeded"), new EventPattern("job.*"));
        var wish = new Wish(URI.create("https://shop.example/hooks?a=b"), types, "The shop");
        return Endpoint.made(new EndpointId(new TestIds().get()), owner, wish, true, NOW);
    }
}
