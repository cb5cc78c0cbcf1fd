// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.auth;

import dev.cloakroom.api.Operations;
import dev.cloakroom.api.model.Credentials;
import dev.cloakroom.api.model.NewApiKey;
import dev.cloakroom.api.model.NewUser;
import dev.cloakroom.api.model.RefreshToken;
import dev.cloakroom.api.model.Registration;
import dev.cloakroom.api.model.UserPatch;
import dev.cloakroom.api.runtime.CallFactory;
import dev.cloakroom.api.runtime.Endpoints;
import dev.cloakroom.api.runtime.RequestReader;
import dev.cloakroom.api.runtime.Scalar;
import dev.cloakroom.api.runtime.json.Schemas;
import io.javalin.config.RoutesConfig;

/// Binds the operations to their routes.
public final class AuthRoutes {

    private AuthRoutes() {}

    public static <C> void register(
            RoutesConfig routes, AuthOperations<C> operations, CallFactory<C> calls, Schemas schemas) {
        var endpoints = new Endpoints<>(routes, calls, schemas);
        endpoints.add(Operations.SIGN_UP, AuthRoutes::signUp, operations::signUp);
        endpoints.add(Operations.SIGN_IN, AuthRoutes::signIn, operations::signIn);
        endpoints.add(Operations.REFRESH_TOKENS, AuthRoutes::refreshTokens, operations::refreshTokens);
        endpoints.add(Operations.SIGN_OUT, AuthRoutes::signOut, operations::signOut);
        endpoints.add(Operations.GET_ME, AuthRoutes::getMe, operations::getMe);
        endpoints.add(Operations.LIST_API_KEYS, AuthRoutes::listApiKeys, operations::listApiKeys);
        endpoints.add(Operations.CREATE_API_KEY, AuthRoutes::createApiKey, operations::createApiKey);
        endpoints.add(Operations.DELETE_API_KEY, AuthRoutes::deleteApiKey, operations::deleteApiKey);
        endpoints.add(Operations.LIST_USERS, AuthRoutes::listUsers, operations::listUsers);
        endpoints.add(Operations.CREATE_USER, AuthRoutes::createUser, operations::createUser);
        endpoints.add(Operations.GET_USER, AuthRoutes::getUser, operations::getUser);
        endpoints.add(Operations.UPDATE_USER, AuthRoutes::updateUser, operations::updateUser);
    }

    private static SignUpRequest signUp(RequestReader in) {
        var body = in.json("Registration", true, Registration.class);
        in.onlyQuery();
        in.check();
        return new SignUpRequest(body.required());
    }

    private static SignInRequest signIn(RequestReader in) {
        var body = in.json("Credentials", true, Credentials.class);
        in.onlyQuery();
        in.check();
        return new SignInRequest(body.required());
    }

    private static RefreshTokensRequest refreshTokens(RequestReader in) {
        var body = in.json("RefreshToken", true, RefreshToken.class);
        in.onlyQuery();
        in.check();
        return new RefreshTokensRequest(body.required());
    }

    private static SignOutRequest signOut(RequestReader in) {
        var everywhere = in.query("everywhere", false, Scalar.BOOLEAN);
        in.onlyQuery("everywhere");
        in.check();
        return new SignOutRequest(everywhere.orElse(false));
    }

    private static GetMeRequest getMe(RequestReader in) {
        var ifNoneMatch = in.header("If-None-Match", false, Scalar.text(0, 1024, null));
        in.onlyQuery();
        in.check();
        return new GetMeRequest(ifNoneMatch.optional());
    }

    private static ListApiKeysRequest listApiKeys(RequestReader in) {
        var limit = in.query("limit", false, Scalar.int32(1, 100));
        var cursor = in.query("cursor", false, Scalar.text(1, 1024, null));
        in.onlyQuery("limit", "cursor");
        in.check();
        return new ListApiKeysRequest(limit.orElse(20), cursor.optional());
    }

    private static CreateApiKeyRequest createApiKey(RequestReader in) {
        var body = in.json("NewApiKey", true, NewApiKey.class);
        in.onlyQuery();
        in.check();
        return new CreateApiKeyRequest(body.required());
    }

    private static DeleteApiKeyRequest deleteApiKey(RequestReader in) {
        var apiKeyId = in.path("api_key_id", Scalar.UUID);
        in.onlyQuery();
        in.check();
        return new DeleteApiKeyRequest(apiKeyId.required());
    }

    private static ListUsersRequest listUsers(RequestReader in) {
        var limit = in.query("limit", false, Scalar.int32(1, 100));
        var cursor = in.query("cursor", false, Scalar.text(1, 1024, null));
        in.onlyQuery("limit", "cursor");
        in.check();
        return new ListUsersRequest(limit.orElse(20), cursor.optional());
    }

    private static CreateUserRequest createUser(RequestReader in) {
        var body = in.json("NewUser", true, NewUser.class);
        in.onlyQuery();
        in.check();
        return new CreateUserRequest(body.required());
    }

    private static GetUserRequest getUser(RequestReader in) {
        var userId = in.path("user_id", Scalar.UUID);
        var ifNoneMatch = in.header("If-None-Match", false, Scalar.text(0, 1024, null));
        in.onlyQuery();
        in.check();
        return new GetUserRequest(userId.required(), ifNoneMatch.optional());
    }

    private static UpdateUserRequest updateUser(RequestReader in) {
        var userId = in.path("user_id", Scalar.UUID);
        var ifMatch = in.header("If-Match", false, Scalar.text(0, 1024, null));
        var idempotencyKey = in.header("Idempotency-Key", false, Scalar.text(0, 512, null));
        var body = in.json("UserPatch", true, UserPatch.class);
        in.onlyQuery();
        in.check();
        return new UpdateUserRequest(
                userId.required(),
                ifMatch.optional(),
                idempotencyKey.optional(),
                body.required());
    }
}
