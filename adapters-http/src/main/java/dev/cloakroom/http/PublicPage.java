package dev.cloakroom.http;

import io.javalin.router.EndpointMetadata;

/// Marks a route that is no operation of the contract and that everybody may read, such as the reference pages.
/// A route with neither this nor an operation is refused.
public record PublicPage() implements EndpointMetadata {}
