package dev.cloakroom.application.bulkactions;

import dev.cloakroom.application.Caller;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.Principal;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.User;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// As whom a bulk action acts: as who asked for it, with the scopes that he had then and its owner still has. So a key
/// with few scopes does nothing through an action that it could not do itself.
record Mandate(Set<Scope> scopes, Principal.Credential credential) {

    static Mandate of(Principal principal) {
        return new Mandate(principal.scopes(), principal.credential());
    }

    Json.Obj json() {
        var credentialText = switch (credential) {
            case Principal.Credential.ApiKey(var id) -> "api-key " + id;
            case Principal.Credential.AccessToken(var session) -> "session " + session;
        };
        var texts = scopes.stream().map(Scope::text).sorted().map(Json::of).toList();
        return new Json.Obj(Map.of("credential", Json.of(credentialText), "scopes", new Json.Arr(texts)));
    }

    /// Out of what [#json] made.
    static Mandate of(@Nullable Json json) {
        if (json instanceof Json.Obj members && members.get("scopes") instanceof Json.Arr(var items)) {
            var words = List.of(String.valueOf(members.text("credential")).split(" "));
            var id = UUID.fromString(words.getLast());
            var credential = words.getFirst().equals("session")
                    ? new Principal.Credential.AccessToken(id)
                    : new Principal.Credential.ApiKey(id);
            var scopes = EnumSet.noneOf(Scope.class);
            items.forEach(item -> Scope.parse(((Json.Str) item).value()).ifPresent(scopes::add));
            return new Mandate(scopes, credential);
        }
        throw new IllegalArgumentException("not a mandate");
    }

    Caller caller(User owner, String requestId) {
        var now = EnumSet.noneOf(Scope.class);
        now.addAll(scopes);
        now.retainAll(owner.scopes());
        return new Caller(new Principal(owner.id(), owner.role(), now, credential), null, requestId);
    }
}
