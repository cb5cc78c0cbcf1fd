package dev.cloakroom.http.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.api.Operations;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.Scope.Grant;
import dev.cloakroom.http.TestContract;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The contract spells the scopes as the domain does, and has each of them.
class ScopeNamesTest {

    private static final Json.Obj CONTRACT = TestContract.read();

    /// The lists of scopes in the contract, and what belongs into each.
    private enum Listed {
        SCOPE(_ -> true, "components", "schemas", "Scope", "enum"),
        KEY_SCOPE(scope -> scope.grant() != Grant.SESSION, "components", "schemas", "KeyScope", "enum"),
        GRANTED_SCOPE(scope -> scope.grant() == Grant.BY_ADMIN, "components", "schemas", "GrantedScope", "enum"),
        EXAMPLE_OF_ME(
                scope -> scope.grant() != Grant.BY_ADMIN,
                "paths",
                "/v1/me",
                "get",
                "responses",
                "200",
                "content",
                "application/json",
                "example",
                "scopes");

        private final Predicate<Scope> belongs;
        private final List<String> place;

        Listed(Predicate<Scope> belongs, String... place) {
            this.belongs = belongs;
            this.place = List.of(place);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aListHasEachScopeThatBelongsIntoItAndNoOther(Listed listed) {
        Json found = CONTRACT;
        for (var member : listed.place) {
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
