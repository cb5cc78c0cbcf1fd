package dev.cloakroom.api.runtime.parts;

import dev.cloakroom.api.runtime.ByteStream;
import org.jspecify.annotations.Nullable;

/// A file that came in a multipart body. Its name and media type are what the client says they are: check before use.
/// The content is there until the request has been answered.
public record FilePart(@Nullable String fileName, @Nullable String mediaType, ByteStream content) {}
