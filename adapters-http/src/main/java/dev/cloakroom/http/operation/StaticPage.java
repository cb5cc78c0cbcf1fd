package dev.cloakroom.http.operation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// A file of the class path that is served as it is. It is read when it is first asked for, and then kept: most
/// processes never show their reference page.
final class StaticPage {

    private final String resource;
    private final String mediaType;
    private @Nullable Content content;

    private static final class Content {
        private final byte[] bytes;
        private final String entityTag;

        private Content(byte[] bytes) {
            this.bytes = bytes;
            this.entityTag = '"' + HexFormat.of().formatHex(sha256(bytes), 0, 16) + '"';
        }
    }

    StaticPage(String resource, String mediaType) {
        this.resource = resource;
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    InputStream bytes() {
        return new ByteArrayInputStream(content().bytes);
    }

    String entityTag() {
        return content().entityTag;
    }

    /// The version of a jar of the registry of web libraries, which is part of the paths in it.
    static String webjarVersion(String artifact) {
        try (var stream = open("/META-INF/maven/org.webjars/" + artifact + "/pom.properties")) {
            var properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private synchronized Content content() {
        var known = content;
        if (known == null) {
            try (var stream = open(resource)) {
                known = new Content(stream.readAllBytes());
                content = known;
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return known;
    }

    private static InputStream open(String resource) {
        var stream = StaticPage.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalStateException(resource + " is not on the class path");
        }
        return stream;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
