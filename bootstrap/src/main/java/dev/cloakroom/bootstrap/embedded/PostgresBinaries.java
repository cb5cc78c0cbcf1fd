package dev.cloakroom.bootstrap.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The programs of PostgreSQL, unpacked once per version from the jar on the class path.
final class PostgresBinaries {

    private PostgresBinaries() {}

    /// The folder that holds `bin/initdb` and `bin/postgres`. Its name says which archive it came from, and it appears
    /// under that name only when it is complete.
    static Path unpackedBelow(Path parent) throws IOException {
        String archive = archive();
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw new EmbeddedFailure("No PostgreSQL for this machine in the class path (" + archive
                        + "): name a server by CLOAKROOM_DATABASE_URL");
            }
            Path ready = parent.resolve("programs-" + stamp(archive));
            if (!Files.isDirectory(ready)) {
                Path draft = parent.resolve("programs.new");
                delete(draft);
                unpack(packed, draft);
                Files.move(draft, ready, StandardCopyOption.ATOMIC_MOVE);
            }
            return ready;
        }
    }

    static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> paths = Files.walk(directory)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static String archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return "postgres-" + system + "-" + processor + ".txz";
    }

    /// The name of the jar carries the version; loaded from a folder, the archive's length has to do.
    private static String stamp(String archive) throws IOException {
        var url = Objects.requireNonNull(PostgresBinaries.class.getResource("/" + archive));
        String jar = url.getPath().replaceFirst("!.*", "").replaceFirst(".*/", "");
        return jar.endsWith(".jar")
                ? jar.substring(0, jar.length() - ".jar".length())
                : archive + "-" + url.openConnection().getContentLengthLong();
    }

    private static void unpack(InputStream packed, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("The archive names a path outside itself: " + entry.getName());
                }
                unpack(tar, entry, path);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        boolean program = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
