package dev.cloakroom.application.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What holds for every blob store. Keys are new in each test, so the store need not be empty.
public interface BlobsContract {

    BlobKind TEXT = new BlobKind("text/csv; charset=utf-8", "a.csv");

    Blobs blobs();

    @Test
    default void whatWasUploadedCanBeRead() throws IOException {
        String key = newPrefix() + "a.csv";
        put(key, "hello");
        try (var content = blobs().open(key, null).orElseThrow()) {
            assertThat(content.bytes()).hasBinaryContent("hello".getBytes(StandardCharsets.UTF_8));
            assertThat(content.size()).isEqualTo(5);
            assertThat(content.length()).isEqualTo(5);
            assertThat(content.contentType()).isEqualTo("text/csv; charset=utf-8");
        }
        assertThat(blobs().find(key)).contains(new Blob(key, 5));
    }

    @Test
    default void aPartCanBeRead() throws IOException {
        String key = newPrefix() + "a.csv";
        put(key, "0123456789");
        try (var content = blobs().open(key, new ByteRange(7, 100)).orElseThrow()) {
            assertThat(content.bytes()).hasBinaryContent("789".getBytes(StandardCharsets.UTF_8));
            assertThat(content.length()).isEqualTo(3);
            assertThat(content.size()).isEqualTo(10);
        }
    }

    @Test
    default void anEmptyObjectIsAnObject() throws IOException {
        String key = newPrefix() + "empty";
        put(key, "");
        assertThat(blobs().find(key)).contains(new Blob(key, 0));
    }

    @Test
    default void anObjectOfManyPartsComesBackAsItWent() throws IOException {
        String key = newPrefix() + "big";
        var bytes = new byte[20 << 20];
        new Random(7).nextBytes(bytes);
        try (var upload = blobs().upload(key, TEXT)) {
            upload.write(bytes, 0, 5);
            upload.write(bytes, 5, bytes.length - 6);
            upload.write(bytes[bytes.length - 1]);
            upload.complete();
        }
        try (var content = blobs().open(key, null).orElseThrow()) {
            assertThat(content.bytes()).hasBinaryContent(bytes);
        }
        blobs().delete(key);
    }

    @Test
    default void anUploadThatIsNotCompletedLeavesNothing() throws IOException {
        String key = newPrefix() + "abandoned";
        try (var upload = blobs().upload(key, TEXT)) {
            upload.write(new byte[9 << 20]);
        }
        assertThat(blobs().find(key)).isEmpty();
    }

    @Test
    default void anInterruptedUploadLeavesNothing() throws IOException {
        String key = newPrefix() + "interrupted";
        try (var upload = blobs().upload(key, TEXT)) {
            upload.write(new byte[9 << 20]);
            Thread.currentThread().interrupt();
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(blobs().find(key)).isEmpty();
    }

    @Test
    default void whatIsNotThereIsEmpty() throws IOException {
        String key = newPrefix() + "nothing";
        assertThat(blobs().find(key)).isEmpty();
        assertThat(blobs().open(key, null)).isEmpty();
        assertThat(blobs().list(key, null, 10)).isEmpty();
    }

    @Test
    default void whatIsDeletedIsGoneAndMayBeDeletedAgain() throws IOException {
        String key = newPrefix() + "a.csv";
        put(key, "hello");
        blobs().delete(key);
        blobs().delete(key);
        assertThat(blobs().find(key)).isEmpty();
    }

    @Test
    default void keysAreListedInOrderPageByPage() throws IOException {
        String prefix = newPrefix();
        for (String name : List.of("c/1", "a/2", "b/1", "a/1")) {
            put(prefix + name, name);
        }
        var first = blobs().list(prefix, null, 3);
        assertThat(first).extracting(Blob::key).containsExactly(prefix + "a/1", prefix + "a/2", prefix + "b/1");
        assertThat(blobs().list(prefix, first.getLast().key(), 3))
                .extracting(Blob::key)
                .containsExactly(prefix + "c/1");
        assertThat(blobs().list(prefix + "a/", null, 3)).hasSize(2);
    }

    @Test
    default void whatACrashLeftHalfUploadedCanBeRemoved() throws IOException {
        String prefix = newPrefix();
        try (var upload = blobs().upload(prefix + "half", TEXT)) {
            upload.write(new byte[9 << 20]);
            assertThat(blobs().unfinished(prefix, 10)).containsExactly(prefix + "half");
            blobs().abandon(prefix + "half");
            assertThat(blobs().unfinished(prefix, 10)).isEmpty();
            assertThatExceptionOfType(IOException.class).isThrownBy(upload::complete);
        }
        assertThat(blobs().find(prefix + "half")).isEmpty();
    }

    @Test
    default void anUploadGoesOnWhereAnotherProcessLeftIt() throws IOException {
        String key = newPrefix() + "resumed";
        var bytes = new byte[20 << 20];
        new Random(8).nextBytes(bytes);
        String name = blobs().beginResumable(key, TEXT);
        for (int reached : new int[] {5, 9 << 20, 17 << 20}) {
            try (var upload = blobs().resume(key, TEXT, name).orElseThrow()) {
                upload.write(bytes, 0, reached);
            }
            assertThat(blobs().find(key)).isEmpty();
        }
        try (var upload = blobs().resume(key, TEXT, name).orElseThrow()) {
            upload.write(bytes);
            upload.complete();
        }
        try (var content = blobs().open(key, null).orElseThrow()) {
            assertThat(content.bytes()).hasBinaryContent(bytes);
        }
        assertThat(blobs().resume(key, TEXT, name)).isEmpty();
        assertThat(blobs().unfinished(key, 10)).isEmpty();
        blobs().delete(key);
    }

    @Test
    default void twoMayGoOnWithOneUploadBecauseTheyWriteTheSame() throws IOException {
        String key = newPrefix() + "twice";
        var bytes = new byte[18 << 20];
        new Random(9).nextBytes(bytes);
        String name = blobs().beginResumable(key, TEXT);
        try (var upload = blobs().resume(key, TEXT, name).orElseThrow()) {
            try (var zombie = blobs().resume(key, TEXT, name).orElseThrow()) {
                zombie.write(bytes, 0, 9 << 20);
                upload.write(bytes, 0, 17 << 20);
            }
            upload.write(bytes, 17 << 20, 1 << 20);
            upload.complete();
        }
        try (var content = blobs().open(key, null).orElseThrow()) {
            assertThat(content.bytes()).hasBinaryContent(bytes);
        }
        blobs().delete(key);
    }

    @Test
    default void aResumedUploadMayStaySmallOrEmpty() throws IOException {
        String key = newPrefix() + "small";
        String name = blobs().beginResumable(key, TEXT);
        try (var upload = blobs().resume(key, TEXT, name).orElseThrow()) {
            upload.complete();
        }
        assertThat(blobs().find(key)).contains(new Blob(key, 0));
        assertThat(blobs().unfinished(key, 10)).isEmpty();
        assertThat(blobs().resume(key, TEXT, name)).isEmpty();
    }

    @Test
    default void anUploadThatWasAbandonedIsNotResumed() throws IOException {
        String key = newPrefix() + "abandoned";
        String name = blobs().beginResumable(key, TEXT);
        assertThat(blobs().unfinished(key, 10)).containsExactly(key);
        blobs().abandon(key);
        assertThat(blobs().resume(key, TEXT, name)).isEmpty();
    }

    @Test
    default void whatIsCompletedOrClosedIsNotUnfinished() throws IOException {
        String prefix = newPrefix();
        put(prefix + "whole", "hello");
        blobs().upload(prefix + "closed", TEXT).close();
        assertThat(blobs().unfinished(prefix, 10)).isEmpty();
    }

    @Test
    default void theSameAddressIsSignedForTheSameMoment() {
        var moment = Instant.parse("2026-01-01T00:00:00Z");
        var quarter = Duration.ofMinutes(15);
        var address = blobs().sign("a/b.csv", "b.csv", moment, quarter);
        assertThat(blobs().sign("a/b.csv", "b.csv", moment, quarter)).isEqualTo(address);
        assertThat(blobs().sign("a/b.csv", "b.csv", moment.plusSeconds(300), quarter))
                .isNotEqualTo(address);
    }

    private void put(String key, String text) throws IOException {
        try (var upload = blobs().upload(key, TEXT)) {
            upload.write(text.getBytes(StandardCharsets.UTF_8));
            upload.complete();
        }
    }

    private static String newPrefix() {
        return "users/" + UUID.randomUUID() + "/";
    }
}
