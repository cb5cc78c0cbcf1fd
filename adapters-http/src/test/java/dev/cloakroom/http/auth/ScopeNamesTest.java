package dev.cloakroom.http.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.api.Operations;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.Scope.Grant;
import dev.cloakroom.http.TestContract;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The contract spells the scopes as the domain does, and has each of them.
class ScopeNamesTest {

    private static final Json.Obj CONTRACT = TestContract.read();

    /// A list of scopes in the contract, and what belongs into it.
    private record Listed(String place, Predicate<Scope> belongs) {}

    private static Stream<Listed> lists() {
        return Stream.of(
                new Listed("components schemas Scope enum", _ -> true),
                new Listed("components schemas KeyScope enum", scope -> scope.grant() != Grant.SESSION),
                new Listed("components schemas GrantedScope enum", scope -> scope.grant() == Grant.BY_ADMIN),
                new Listed(
                        "paths /v1/me get responses 200 content application/json example scopes",
                        scope -> scope.grant() != Grant.BY_ADMIN));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aListHasEachScopeThatBelongsIntoItAndNoOther(Listed listed) {
        Json found = CONTRACT;
        for (var member : listed.place.split(" ")) {
            found = Objects.requireNonNull(((Json.Obj) found).get(member), member);
        }
        assertThat(((Json.Arr) found).items())
                .containsExactlyInAnyOrderElementsOf(Stream.of(Scope.values())
                        .filter(listed.belongs)
                        .map(scope -> Json.of(scope.text()))
                        .toList());
    }

    @Test
    void whatAnOperationNeedsIsAScope() {
        assertThat(Operations.ALL)
                .flatExtracting(operation -> operation.scopes())
                .isNotEmpty()
                .allMatch(name -> Scope.parse(name).isPresent());
    }
}
