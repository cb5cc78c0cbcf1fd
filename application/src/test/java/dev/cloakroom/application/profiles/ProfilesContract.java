package dev.cloakroom.application.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.application.Place;
import dev.cloakroom.application.Stretch;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.Email;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.profiles.Person;
import dev.cloakroom.domain.profiles.Profile;
import dev.cloakroom.domain.profiles.ProfileId;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

public interface ProfilesContract {

    Instant NOW = Instant.parse("2026-01-01T10:00:00.123456Z");
    Instant LATER = Instant.parse("2026-01-02T10:00:00.654321Z");

    Profiles profiles();

    /// Somebody who may own profiles.
    UserId newOwner();

    @Test
    default void whatWasMadeIsFoundAsItWasAndAsItIsChanged() {
        var made = add(newOwner(), "jane");
        assertThat(profiles().find(made.owner(), made.id())).contains(made);
        var changed = made.changed(Person.of("Someone Else", "else@example.com", 150), LATER);
        profiles().update(changed);
        assertThat(profiles().find(made.owner(), made.id())).contains(changed);
        assertThat(profiles().lock(made.owner(), made.id())).contains(changed);
    }

    @Test
    default void somebodyElsesProfileIsNotThere() {
        var mine = add(newOwner(), "jane");
        var other = newOwner();
        assertThat(profiles().find(other, mine.id())).isEmpty();
        assertThat(profiles().lock(other, mine.id())).isEmpty();
        assertThat(profiles().at(other, null, Place.START, 10).rows()).isEmpty();
        assertThat(profiles().numbered(other, null, 0, 10).total()).isZero();
    }

    @Test
    default void twoLivingProfilesOfAnOwnerNeverHaveOneAddress() {
        var first = add(newOwner(), "jane");
        var second = add(first.owner(), "john");
        assertDuplicate(() -> add(first.owner(), "jane"));
        assertDuplicate(() -> profiles().update(second.changed(first.person(), LATER)));
        profiles().update(first.changed(first.person(), LATER));
        add(newOwner(), "jane");
    }

    @Test
    default void whatIsDeletedIsNotThereAndItsAddressIsFree() {
        var gone = add(newOwner(), "jane");
        profiles().remove(gone, LATER);
        assertThat(profiles().find(gone.owner(), gone.id())).isEmpty();
        assertThat(profiles().lock(gone.owner(), gone.id())).isEmpty();
        assertThat(profiles().numbered(gone.owner(), null, 0, 10)).isEqualTo(new Profiles.Numbered(List.of(), 0));
        var heir = add(gone.owner(), "jane");
        assertThat(profiles().at(gone.owner(), null, Place.START, 10)).isEqualTo(stretch(false, false, heir));
        assertThat(profiles().at(gone.owner(), null, after(heir), 10).rows()).isEmpty();
    }

    @Test
    default void pagesTellOfTheirNeighboursInBothDirections() {
        var owner = newOwner();
        var a = add(owner, "a");
        var b = add(owner, "b");
        var c = add(owner, "c");
        var d = add(owner, "d");
        assertThat(profiles().at(owner, null, Place.START, 4)).isEqualTo(stretch(false, false, d, c, b, a));
        assertThat(profiles().at(owner, null, Place.START, 2)).isEqualTo(stretch(false, true, d, c));
        assertThat(profiles().at(owner, null, after(d), 2)).isEqualTo(stretch(true, true, c, b));
        assertThat(profiles().at(owner, null, after(c), 2)).isEqualTo(stretch(true, false, b, a));
        assertThat(profiles().at(owner, null, after(a), 2)).isEqualTo(stretch(false, false));
        assertThat(profiles().at(owner, null, Place.END, 2)).isEqualTo(stretch(true, false, b, a));
        assertThat(profiles().at(owner, null, before(a), 2)).isEqualTo(stretch(true, true, c, b));
        assertThat(profiles().at(owner, null, before(b), 2)).isEqualTo(stretch(false, true, d, c));
        assertThat(profiles().at(owner, null, before(c), 2)).isEqualTo(stretch(false, true, d));
        assertThat(profiles().at(owner, null, before(d), 2)).isEqualTo(stretch(false, false));
    }

    @Test
    default void pagesByNumberCountAll() {
        var owner = newOwner();
        var a = add(owner, "a");
        var b = add(owner, "b");
        var c = add(owner, "c");
        assertThat(profiles().numbered(owner, null, 0, 2)).isEqualTo(new Profiles.Numbered(List.of(c, b), 3));
        assertThat(profiles().numbered(owner, null, 2, 2)).isEqualTo(new Profiles.Numbered(List.of(a), 3));
        assertThat(profiles().numbered(owner, null, 4, 2)).isEqualTo(new Profiles.Numbered(List.of(), 3));
    }

    @Test
    default void oneIsFoundByItsAddress() {
        var owner = newOwner();
        add(owner, "a");
        var b = add(owner, "b");
        add(owner, "c");
        var address = new Email("b@example.com");
        assertThat(profiles().at(owner, address, Place.START, 10)).isEqualTo(stretch(false, false, b));
        assertThat(profiles().at(owner, address, Place.END, 10)).isEqualTo(stretch(false, false, b));
        assertThat(profiles().numbered(owner, address, 0, 10)).isEqualTo(new Profiles.Numbered(List.of(b), 1));
        assertThat(profiles()
                        .at(owner, new Email("d@example.com"), Place.START, 10)
                        .rows())
                .isEmpty();
    }

    private Profile add(UserId owner, String who) {
        var profile = profile(owner, who);
        profiles().add(profile);
        return profile;
    }

    static Profile profile(UserId owner, String who) {
        var person = Person.of("Name of " + who, who + "@example.com", 36);
        return Profile.made(new ProfileId(new TestIds().get()), owner, person, NOW);
    }

    private static Place after(Profile profile) {
        return new Place.After(profile.id().value());
    }

    private static Place before(Profile profile) {
        return new Place.Before(profile.id().value());
    }

    private static Stretch<Profile> stretch(boolean hasPrevious, boolean hasNext, Profile... rows) {
        return new Stretch<>(List.of(rows), hasPrevious, hasNext);
    }

    private static void assertDuplicate(ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        Rejection.Conflict.class,
                        refused -> assertThat(refused.extras()).isEqualTo(Json.EMPTY.with("field", Json.of("email"))));
    }
}
