package dev.cloakroom.application.blobs;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The object store. Everything but [#sign] goes over the network: never call it inside a transaction. An
/// [IOException] means that the store failed or did not answer.
public interface Blobs {

    /// Begins to write an object. It is there, all at once, when the upload is completed.
    Upload upload(String key, BlobKind kind) throws IOException;

    /// Begins to write an object over more than one life of a process: says the name to go on by, see [#resume].
    String beginResumable(String key, BlobKind kind) throws IOException;

    /// Goes on with what [#beginResumable] began; empty when it was completed or abandoned. The writer writes from
    /// the first byte, always the same ones: those that the store has are passed over. Closing it keeps what was
    /// written; only [Upload#complete] or [#abandon] ends it. Two may go on with one upload at a time, since they
    /// write the same.
    Optional<Upload> resume(String key, BlobKind kind, String name) throws IOException;

    /// What is known of an object without reading it.
    Optional<Blob> find(String key) throws IOException;

    /// Opens an object, or a part of it; the caller closes it. Empty when there is no such object. `range` must begin
    /// inside the object.
    Optional<BlobContent> open(String key, @Nullable ByteRange range) throws IOException;

    /// Does nothing when there is no such object.
    void delete(String key) throws IOException;

    /// Keys that begin with `prefix` and stand after `after`, in their order.
    List<Blob> list(String prefix, @Nullable String after, int limit) throws IOException;

    /// Keys that begin with `prefix` and that somebody began to upload, and neither completed nor closed: it may still
    /// be going on, or a crash broke it off.
    List<String> unfinished(String prefix, int limit) throws IOException;

    /// Removes what was uploaded of an object that is unfinished; whoever still uploads it can not complete it.
    void abandon(String key) throws IOException;

    /// An address that lets anybody download the object under this name from `signedAt` for as long as `validity`. The
    /// same arguments give the same address.
    URI sign(String key, String fileName, Instant signedAt, Duration validity);
}
