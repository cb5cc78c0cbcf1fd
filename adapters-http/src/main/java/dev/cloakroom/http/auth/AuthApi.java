package dev.cloakroom.http.auth;

import dev.cloakroom.api.auth.AuthOperations;
import dev.cloakroom.api.auth.CreateApiKeyRequest;
import dev.cloakroom.api.auth.CreateApiKeyResponse;
import dev.cloakroom.api.auth.CreateUserRequest;
import dev.cloakroom.api.auth.CreateUserResponse;
import dev.cloakroom.api.auth.DeleteApiKeyRequest;
import dev.cloakroom.api.auth.DeleteApiKeyResponse;
import dev.cloakroom.api.auth.GetMeRequest;
import dev.cloakroom.api.auth.GetMeResponse;
import dev.cloakroom.api.auth.GetUserRequest;
import dev.cloakroom.api.auth.GetUserResponse;
import dev.cloakroom.api.auth.ListApiKeysRequest;
import dev.cloakroom.api.auth.ListApiKeysResponse;
import dev.cloakroom.api.auth.ListUsersRequest;
import dev.cloakroom.api.auth.ListUsersResponse;
import dev.cloakroom.api.auth.RefreshTokensRequest;
import dev.cloakroom.api.auth.RefreshTokensResponse;
import dev.cloakroom.api.auth.SignInRequest;
import dev.cloakroom.api.auth.SignInResponse;
import dev.cloakroom.api.auth.SignOutRequest;
import dev.cloakroom.api.auth.SignOutResponse;
import dev.cloakroom.api.auth.SignUpRequest;
import dev.cloakroom.api.auth.SignUpResponse;
import dev.cloakroom.api.auth.UpdateUserRequest;
import dev.cloakroom.api.auth.UpdateUserResponse;
import dev.cloakroom.api.model.ApiKeyList;
import dev.cloakroom.api.model.ApiKeySecret;
import dev.cloakroom.api.model.CreatedApiKey;
import dev.cloakroom.api.model.GrantedScope;
import dev.cloakroom.api.model.HeldScopes;
import dev.cloakroom.api.model.KeyScope;
import dev.cloakroom.api.model.Me;
import dev.cloakroom.api.model.TokenPair;
import dev.cloakroom.api.model.TokenType;
import dev.cloakroom.api.model.UserList;
import dev.cloakroom.api.model.UserPatch;
import dev.cloakroom.api.runtime.json.Patch;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.auth.ApiKeyQueries;
import dev.cloakroom.application.auth.CreateApiKey;
import dev.cloakroom.application.auth.CreateUser;
import dev.cloakroom.application.auth.NewUser;
import dev.cloakroom.application.auth.RevokeApiKey;
import dev.cloakroom.application.auth.SignUp;
import dev.cloakroom.application.auth.UpdateUser;
import dev.cloakroom.application.auth.UserQueries;
import dev.cloakroom.application.auth.sessions.Refresh;
import dev.cloakroom.application.auth.sessions.SignIn;
import dev.cloakroom.application.auth.sessions.SignOut;
import dev.cloakroom.application.auth.sessions.SignedIn;
import dev.cloakroom.domain.auth.ApiKey;
import dev.cloakroom.domain.auth.ApiKeyId;
import dev.cloakroom.domain.auth.Email;
import dev.cloakroom.domain.auth.Password;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.User;
import dev.cloakroom.domain.auth.UserChange;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.http.Call;
import dev.cloakroom.http.Cursors;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The operations of tag `auth`.
public final class AuthApi implements AuthOperations<Call> {

    private final SessionCases sessions;
    private final UserCases users;
    private final KeyCases keys;
    private final Cursors cursors;

    public record SessionCases(SignUp signUp, SignIn signIn, Refresh refresh, SignOut signOut) {}

    public record UserCases(CreateUser create, UpdateUser update, UserQueries queries) {}

    public record KeyCases(CreateApiKey create, RevokeApiKey revoke, ApiKeyQueries queries) {}

    public AuthApi(SessionCases sessions, UserCases users, KeyCases keys, Cursors cursors) {
        this.sessions = sessions;
        this.users = users;
        this.keys = keys;
        this.cursors = cursors;
    }

    @Override
    public SignUpResponse signUp(SignUpRequest request, Call call) {
        var wanted = request.body();
        call.countTryAt(account(wanted.email()));
        var user = sessions.signUp().handle(wanted.email(), new Password(wanted.password()));
        return new SignUpResponse.Created(body(user), location(user), etag(user));
    }

    @Override
    public SignInResponse signIn(SignInRequest request, Call call) {
        var shown = request.body();
        call.countTryAt(account(shown.email()));
        var signedIn = sessions.signIn().handle(shown.email(), new Password(shown.password()));
        return new SignInResponse.Ok(body(signedIn));
    }

    @Override
    public RefreshTokensResponse refreshTokens(RefreshTokensRequest request, Call call) {
        var signedIn = sessions.refresh().handle(request.body().refreshToken());
        return new RefreshTokensResponse.Ok(body(signedIn));
    }

    @Override
    public SignOutResponse signOut(SignOutRequest request, Call call) {
        sessions.signOut().handle(call.caller(), request.everywhere());
        return new SignOutResponse.NoContent();
    }

    @Override
    public GetMeResponse getMe(GetMeRequest request, Call call) {
        var user = users.queries().find(call.user());
        var scopes = call.caller().principal().scopes();
        var etag = etag(user, scopes);
        return call.has(etag) ? new GetMeResponse.NotModified(etag) : new GetMeResponse.Ok(me(user, scopes), etag);
    }

    @Override
    public ListApiKeysResponse listApiKeys(ListApiKeysRequest request, Call call) {
        var after = cursors.after(request.cursor(), call);
        var found = keys.queries().list(call.user(), after == null ? null : new ApiKeyId(after), request.limit() + 1);
        var page = cursors.page(found, request.limit(), key -> key.id().value(), call);
        var data = page.rows().stream().map(AuthApi::body).toList();
        return new ListApiKeysResponse.Ok(new ApiKeyList(data, page.hasMore(), page.next()), page.link());
    }

    @Override
    public CreateApiKeyResponse createApiKey(CreateApiKeyRequest request, Call call) {
        var wanted = request.body();
        var created = keys.create()
                .handle(call.caller(), wanted.name(), scopes(wanted.scopes(), KeyScope::value), wanted.expiresAt());
        return new CreateApiKeyResponse.Created(
                body(created), "/v1/api-keys/" + created.key().id());
    }

    @Override
    public DeleteApiKeyResponse deleteApiKey(DeleteApiKeyRequest request, Call call) {
        keys.revoke().handle(call.caller(), new ApiKeyId(request.apiKeyId()));
        return new DeleteApiKeyResponse.NoContent();
    }

    @Override
    public ListUsersResponse listUsers(ListUsersRequest request, Call call) {
        var after = cursors.after(request.cursor(), call);
        var found = users.queries().list(after == null ? null : new UserId(after), request.limit() + 1);
        var page = cursors.page(found, request.limit(), user -> user.id().value(), call);
        var data = page.rows().stream().map(AuthApi::body).toList();
        return new ListUsersResponse.Ok(new UserList(data, page.hasMore(), page.next()), page.link());
    }

    @Override
    public CreateUserResponse createUser(CreateUserRequest request, Call call) {
        var wanted = request.body();
        var role = wanted.role() == null ? Role.USER : role(wanted.role());
        var granted =
                wanted.grantedScopes() == null ? Set.<Scope>of() : scopes(wanted.grantedScopes(), GrantedScope::value);
        var user = users.create().handle(new NewUser(wanted.email(), new Password(wanted.password()), role, granted));
        return new CreateUserResponse.Created(body(user), location(user), etag(user));
    }

    @Override
    public GetUserResponse getUser(GetUserRequest request, Call call) {
        var user = users.queries().find(new UserId(request.userId()));
        return call.has(etag(user))
                ? new GetUserResponse.NotModified(etag(user))
                : new GetUserResponse.Ok(body(user), etag(user));
    }

    @Override
    public UpdateUserResponse updateUser(UpdateUserRequest request, Call call) {
        var id = new UserId(request.userId());
        var change = change(request.body());
        IntConsumer precondition = revision -> call.requireMatch(etag(revision));
        var once = call.once(AuthApi::updated);
        return switch (users.update().handle(call.user(), id, change, precondition, once)) {
            case Submitted.Replayed<User>(var first) -> new UpdateUserResponse.Replayed(Call.stored(first));
            case Submitted.Made<User>(var user) -> updated(user);
        };
    }

    private static UpdateUserResponse.Ok updated(User user) {
        return new UpdateUserResponse.Ok(body(user), etag(user));
    }

    private static String account(String email) {
        return Email.parse(email).map(Email::value).orElse(email);
    }

    private static UserChange change(UserPatch patch) {
        var role = patch.role().orElse(null);
        var granted = patch.grantedScopes().orElse(null);
        return new UserChange(
                role == null ? null : role(role),
                granted == null ? null : scopes(granted, GrantedScope::value),
                patch.disabled().orElse(null),
                cap(patch.mostRunning()));
    }

    private static UserChange.@Nullable Cap cap(Patch<Integer> patch) {
        return switch (patch) {
            case Patch.Absent<Integer> _ -> null;
            case Patch.Null<Integer> _ -> new UserChange.Cap(null);
            case Patch.Value<Integer>(var most) -> new UserChange.Cap(most);
        };
    }

    private static Role role(dev.cloakroom.api.model.Role role) {
        return switch (role) {
            case USER -> Role.USER;
            case ADMIN -> Role.ADMIN;
        };
    }

    private static dev.cloakroom.api.model.Role role(Role role) {
        return switch (role) {
            case USER -> dev.cloakroom.api.model.Role.USER;
            case ADMIN -> dev.cloakroom.api.model.Role.ADMIN;
        };
    }

    private static <T> Set<Scope> scopes(Collection<T> sent, Function<T, String> text) {
        return sent.stream()
                .map(scope -> Scope.parse(text.apply(scope)).orElseThrow())
                .collect(Collectors.toSet());
    }

    private static <T> List<T> texts(Set<Scope> scopes, Function<String, T> of) {
        return scopes.stream().sorted().map(scope -> of.apply(scope.text())).toList();
    }

    private static TokenPair body(SignedIn signedIn) {
        var access = signedIn.accessToken();
        return new TokenPair(access.text(), signedIn.refreshToken(), TokenType.BEARER, (int)
                access.validity().toSeconds());
    }

    private static dev.cloakroom.api.model.User body(User user) {
        return new dev.cloakroom.api.model.User(
                user.id().value(),
                user.email().value(),
                role(user.role()),
                texts(user.granted(), GrantedScope::of),
                user.isDisabled(),
                user.mostRunning(),
                user.createdAt());
    }

    private static Me me(User user, Set<Scope> scopes) {
        return Me.of(body(user), new HeldScopes(texts(scopes, dev.cloakroom.api.model.Scope::of)));
    }

    private static dev.cloakroom.api.model.ApiKey body(ApiKey key) {
        return new dev.cloakroom.api.model.ApiKey(
                key.id().value(),
                key.name(),
                key.prefix(),
                texts(key.scopes(), KeyScope::of),
                key.createdAt(),
                key.expiresAt(),
                key.lastUsedAt());
    }

    private static CreatedApiKey body(CreateApiKey.Created created) {
        return CreatedApiKey.of(body(created.key()), new ApiKeySecret(created.text()));
    }

    private static String location(User user) {
        return "/v1/users/" + user.id();
    }

    private static String etag(User user) {
        return etag(user.revision());
    }

    private static String etag(int revision) {
        return "\"" + revision + "\"";
    }

    /// One user, but each credential sees its own scopes.
    private static String etag(User user, Set<Scope> scopes) {
        var held = scopes.stream().map(Scope::text).sorted().toList().hashCode();
        return "\"" + user.revision() + "-" + Integer.toHexString(held) + "\"";
    }
}
