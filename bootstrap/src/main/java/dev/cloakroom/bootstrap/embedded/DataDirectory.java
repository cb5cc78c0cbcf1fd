package dev.cloakroom.bootstrap.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/// The directory that holds everything a one-machine installation keeps. One process at a time owns it: the lock is
/// the kernel's, so it is gone with the process however that ends.
public final class DataDirectory implements AutoCloseable {

    private static final int SECRET_BYTES = 32;

    private final Path root;
    private final FileChannel lock;

    private DataDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    public static DataDirectory open(Path path) {
        Path root = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            var channel = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new EmbeddedFailure("Another Cloakroom runs on " + root
                        + ": stop it, or give this one a directory of its own by CLOAKROOM_DATA_DIR");
            }
            return new DataDirectory(root, channel);
        } catch (IOException failed) {
            throw new EmbeddedFailure("Cannot use the data directory " + root + ": " + failed, failed);
        }
    }

    public Path path() {
        return root;
    }

    /// The secret of that name, which is made by the first call ever and readable by its owner alone.
    public String secret(String name) {
        Path file = root.resolve(name);
        try {
            if (!Files.exists(file)) {
                var bytes = new byte[SECRET_BYTES];
                new SecureRandom().nextBytes(bytes);
                write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
            }
            return Files.readString(file).strip();
        } catch (IOException failed) {
            throw new EmbeddedFailure("Cannot keep a secret in " + file + ": " + failed, failed);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failed) {
            throw new EmbeddedFailure("Cannot release " + root + ": " + failed, failed);
        }
    }

    /// Whole or not at all: a half-written secret would lock its owner out for good.
    private static void write(Path file, String secret) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, secret);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }
}
