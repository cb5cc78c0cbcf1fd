package dev.cloakroom.application.blobs;

import java.net.URI;
import java.time.Instant;

/// A pre-signed address. It is the same for all who ask within five minutes, and never stored.
public record Download(URI url, Instant expiresAt) {}
