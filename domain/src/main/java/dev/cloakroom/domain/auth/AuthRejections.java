package dev.cloakroom.domain.auth;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.Rejection.Conflict;
import dev.cloakroom.domain.Rejection.Fault;
import dev.cloakroom.domain.Rejection.Forbidden;
import dev.cloakroom.domain.Rejection.Missing;
import dev.cloakroom.domain.Rejection.Throttled;
import dev.cloakroom.domain.Rejection.Unauthenticated;
import dev.cloakroom.domain.Rejection.Unprocessable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Every reason why identity refuses. None tells whether an account exists, but that of the duplicate.
public final class AuthRejections {

    private AuthRejections() {}

    /// The same for an unknown address, a wrong password and a disabled user.
    public static Rejection invalidCredentials() {
        return new Unauthenticated("invalid-credentials", "The e-mail address or the password is wrong.");
    }

    public static Rejection unauthenticated() {
        return new Unauthenticated("unauthenticated", "The credential is not one of this installation.");
    }

    public static Rejection expired() {
        return new Unauthenticated("token-expired", "The credential has expired: refresh it, or sign in again.");
    }

    public static Rejection revoked() {
        return new Unauthenticated("token-revoked", "The credential was revoked: sign in again.");
    }

    public static Rejection refreshTokenReused() {
        return new Unauthenticated(
                "refresh-token-reused",
                "The refresh token was used before, so somebody else may hold it: its session has ended.");
    }

    public static Rejection lacks(Collection<Scope> scopes) {
        return new Forbidden(
                "insufficient-scope",
                "The credential lacks a scope that this needs.",
                scopes.stream().map(Scope::text).sorted().toList());
    }

    public static Rejection signUpClosed() {
        return new Forbidden("sign-up-closed", "Sign-up is closed here: an admin makes the accounts.");
    }

    public static Rejection duplicateEmail() {
        return new Conflict(
                "conflict-duplicate",
                "There is an account with this e-mail address.",
                new Json.Obj(Map.of("field", Json.of("email"))));
    }

    public static Rejection lastAdmin() {
        return new Conflict(
                "invalid-state-transition",
                "This is the last admin: make another one first.",
                new Json.Obj(Map.of("current_status", Json.of("admin"), "allowed", new Json.Arr(List.of()))));
    }

    public static Rejection noSuchUser() {
        return new Missing("There is no such user.");
    }

    public static Rejection noSuchKey() {
        return new Missing("There is no such API key.");
    }

    public static Rejection notGrantable(Scope scope) {
        return invalid(
                List.of(new Fault("#/scopes", "scope", "The scope '" + scope.text() + "' is not granted one by one.")));
    }

    public static Rejection invalid(List<Fault> faults) {
        return new Unprocessable("validation-failed", "The request breaks a rule.", faults);
    }

    public static Rejection busyHashing() {
        return new Throttled(
                "overloaded", "Too many are signing in at this moment.", Duration.ofSeconds(1), Json.EMPTY);
    }
}
