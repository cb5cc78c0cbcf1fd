// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.auth;

import dev.cloakroom.api.model.NewUser;

/// What `createUser` is asked with.
public record CreateUserRequest(NewUser body) {}
