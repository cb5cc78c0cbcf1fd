package dev.cloakroom.application.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.Rejection.Fault;
import dev.cloakroom.domain.auth.Principal;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobRejections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KindsTest {

    private static final Fault NO_SECONDS = new Fault("#/payload/seconds", "required", "Send seconds.");

    private final Kinds kinds = new Kinds(Map.of("sleep", payload -> {
        if (payload.equals(Json.EMPTY)) {
            throw JobRejections.invalid(List.of(NO_SECONDS));
        }
    }));

    @ParameterizedTest
    @ValueSource(strings = {"resize-image", "a", "mail.v2", "x_1", "sleep", "http"})
    void whatHasANameMayBeHandedIn(String kind) {
        assertThat(kinds.faults(kind, new Json.Bool(true))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Resize", "1st", "-x", "a b", "ä", "a/b"})
    void aKindHasTheNameOfAnIdentifier(String kind) {
        assertThat(kinds.faults(kind, Json.EMPTY)).containsExactly(JobRejections.malformedKind());
        assertThat(kinds.faults("a".repeat(65), Json.EMPTY)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "csv", "webhook", "settlement", "refund", "notification", "bulk-action"})
    void whatHasAResourceOfItsOwnOrIsInternalIsNotHandedIn(String kind) {
        assertThat(kinds.faults(kind, Json.EMPTY)).containsExactly(JobRejections.notSubmitted(kind));
        assertThat(Kinds.isBuiltIn(kind)).isTrue();
    }

    @Test
    void aBuiltInKindChecksItsPayload() {
        assertThat(kinds.faults("sleep", Json.EMPTY)).containsExactly(NO_SECONDS);
        assertThat(kinds.faults("sleep-2", Json.EMPTY)).isEmpty();
    }

    @Test
    void ownKindsAreNotBuiltIn() {
        assertThat(Kinds.isBuiltIn("sleep")).isTrue();
        assertThat(Kinds.isBuiltIn("resize-image")).isFalse();
    }

    @Test
    void onlyBulkActionsOfTheInternalKindsAreInTheHandsOfTheirOwners() {
        assertThat(Kinds.isOutOfHands("refund")).isTrue();
        assertThat(Kinds.isOutOfHands("bulk-action")).isFalse();
        assertThat(Kinds.isOutOfHands("report")).isFalse();
    }

    @Test
    void callingOutAndMailingNeedAScopeThatAnAdminGrants() {
        assertThatExceptionOfType(Rejection.Forbidden.class)
                .isThrownBy(() -> kinds.demandScope(holderOf(Scope.EMAIL), "http"));
        assertThatExceptionOfType(Rejection.Forbidden.class)
                .isThrownBy(() -> kinds.demandScope(holderOf(Scope.HTTP), "email"));
        assertThatCode(() -> kinds.demandScope(holderOf(Scope.HTTP), "http")).doesNotThrowAnyException();
        assertThatCode(() -> kinds.demandScope(holderOf(), "resize-image")).doesNotThrowAnyException();
    }

    private static Principal holderOf(Scope... scopes) {
        return new Principal(
                new UserId(new UUID(1, 1)), Role.USER, Set.of(scopes), new Principal.Credential.ApiKey(new UUID(2, 2)));
    }
}
