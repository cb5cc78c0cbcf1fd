// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.auth;

/// One method per operation. `C` is what the implementer wants to know about each call.
public interface AuthOperations<C> {

    /// Make a user.
    SignUpResponse signUp(SignUpRequest request, C call);

    /// Start a session.
    SignInResponse signIn(SignInRequest request, C call);

    /// Go on with a session.
    RefreshTokensResponse refreshTokens(RefreshTokensRequest request, C call);

    /// End this session, or all of one's sessions.
    SignOutResponse signOut(SignOutRequest request, C call);

    /// Who am I, and what may I do.
    GetMeResponse getMe(GetMeRequest request, C call);

    /// One's API keys, newest first.
    ListApiKeysResponse listApiKeys(ListApiKeysRequest request, C call);

    /// Make an API key.
    CreateApiKeyResponse createApiKey(CreateApiKeyRequest request, C call);

    /// Revoke an API key.
    DeleteApiKeyResponse deleteApiKey(DeleteApiKeyRequest request, C call);

    /// All users, newest first.
    ListUsersResponse listUsers(ListUsersRequest request, C call);

    /// Make a user for somebody else.
    CreateUserResponse createUser(CreateUserRequest request, C call);

    /// One user.
    GetUserResponse getUser(GetUserRequest request, C call);

    /// Change the role, the scopes or the cap of a user, or disable it.
    UpdateUserResponse updateUser(UpdateUserRequest request, C call);
}
