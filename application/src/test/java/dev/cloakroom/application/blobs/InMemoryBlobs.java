package dev.cloakroom.application.blobs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

public final class InMemoryBlobs implements Blobs {

    private final NavigableMap<String, Stored> stored = new ConcurrentSkipListMap<>();
    private final NavigableMap<String, Upload> unfinished = new ConcurrentSkipListMap<>();
    private final AtomicInteger beginnings = new AtomicInteger();
    private volatile boolean away;

    private static final class Stored {
        final byte[] bytes;
        final BlobKind kind;

        Stored(byte[] bytes, BlobKind kind) {
            this.bytes = bytes;
            this.kind = kind;
        }
    }

    /// From now on the store fails, or works again.
    public void away(boolean now) {
        away = now;
    }

    /// How many uploads were begun so far.
    public int beginnings() {
        return beginnings.get();
    }

    /// Whether nothing is being uploaded.
    public boolean isIdle() {
        return unfinished.isEmpty();
    }

    public List<String> keys() {
        return List.copyOf(stored.keySet());
    }

    @Override
    public Upload upload(String key, BlobKind kind) {
        var upload = new InMemoryUpload(key, kind);
        unfinished.put(key, upload);
        beginnings.incrementAndGet();
        return upload;
    }

    @Override
    public String beginResumable(String key, BlobKind kind) throws IOException {
        requireThere();
        var _ = upload(key, kind);
        return key;
    }

    @Override
    public Optional<Upload> resume(String key, BlobKind kind, String name) throws IOException {
        requireThere();
        return Optional.ofNullable(unfinished.get(name))
                .map(InMemoryUpload.class::cast)
                .map(Resumed::new);
    }

    @Override
    public Optional<Blob> find(String key) throws IOException {
        return present(key).map(object -> new Blob(key, object.bytes.length));
    }

    @Override
    public Optional<BlobContent> open(String key, @Nullable ByteRange range) throws IOException {
        return present(key).map(object -> {
            int size = object.bytes.length;
            int from = range == null ? 0 : (int) range.first();
            int to = range == null ? size : (int) Math.min(size, range.last() + 1);
            var part = Arrays.copyOfRange(object.bytes, from, to);
            return new BlobContent(new ByteArrayInputStream(part), part.length, size, object.kind.contentType());
        });
    }

    @Override
    public void delete(String key) throws IOException {
        requireThere();
        stored.remove(key);
    }

    @Override
    public List<Blob> list(String prefix, @Nullable String after, int limit) throws IOException {
        requireThere();
        return stored.tailMap(after == null ? "" : after, false).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .limit(limit)
                .map(entry -> new Blob(entry.getKey(), entry.getValue().bytes.length))
                .toList();
    }

    @Override
    public List<String> unfinished(String prefix, int limit) throws IOException {
        requireThere();
        return unfinished.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .limit(limit)
                .toList();
    }

    @Override
    public void abandon(String key) throws IOException {
        requireThere();
        unfinished.remove(key);
    }

    @Override
    public URI sign(String key, String fileName, Instant signedAt, Duration validity) {
        return URI.create("https://blobs.example/" + key + "?name=" + fileName + "&signed=" + signedAt.getEpochSecond()
                + "&valid=" + validity.toSeconds());
    }

    private Optional<Stored> present(String key) throws IOException {
        requireThere();
        return Optional.ofNullable(stored.get(key));
    }

    private void requireThere() throws IOException {
        if (away) {
            throw new IOException("the store is away");
        }
    }

    /// Passes over what is there already, whoever wrote it.
    private final class Resumed extends Upload {
        private final InMemoryUpload upload;
        private int position;

        Resumed(InMemoryUpload upload) {
            this.upload = upload;
        }

        @Override
        public void write(int b) throws IOException {
            requireThere();
            if (position++ >= upload.bytes.size()) {
                upload.write(b);
            }
        }

        @Override
        public void complete() throws IOException {
            upload.complete();
        }
    }

    private final class InMemoryUpload extends Upload {
        private final String key;
        private final BlobKind kind;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        InMemoryUpload(String key, BlobKind kind) {
            this.key = key;
            this.kind = kind;
        }

        @Override
        public void write(int b) {
            bytes.write(b);
        }

        @Override
        public void complete() throws IOException {
            requireThere();
            if (!unfinished.remove(key, this)) {
                throw new IOException("the upload was abandoned");
            }
            stored.put(key, new Stored(bytes.toByteArray(), kind));
        }

        @Override
        public void close() {
            unfinished.remove(key, this);
        }
    }
}
