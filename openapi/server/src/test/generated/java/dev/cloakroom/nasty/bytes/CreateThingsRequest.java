// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.bytes;

import dev.cloakroom.api.runtime.Batch;
import dev.cloakroom.nasty.model.QuerySource;

/// What `createThings` is asked with.
public record CreateThingsRequest(Batch<QuerySource> body) {}
