package dev.cloakroom.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Says what the output was made from, so that the drift check can tell why it differs.
final class Manifest {

    private Manifest() {}

    /// `sources` is the folder with the sources and resources of this module.
    static String of(Path contract, Path sources, String tool) {
        return "contract.sha256=" + digest(contract)
                + "\ngenerator.sha256=" + digest(sources.resolve("java"))
                + "\ntemplates.sha256=" + digest(sources.resolve("resources"))
                + "\nopenapi-generator=" + tool + "\n";
    }

    private static String digest(Path path) {
        try (var files = Files.walk(path)) {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(path.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
