package dev.cloakroom.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/// A PostgreSQL from the binaries jar that speaks TLS, with a certificate made for it by the JDK's `keytool`.
final class TlsServer implements AutoCloseable {

    private static final String PASSWORD = "changeit";
    private static final String ALIAS = "server";

    private final EmbeddedPostgres postgres;

    private TlsServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static TlsServer start(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        var keys = made(folder.resolve("server.p12"));
        var certificate = folder.resolve("server.crt");
        var key = folder.resolve("server.key");
        write(certificate, "CERTIFICATE", keys.getCertificate(ALIAS).getEncoded());
        write(key, "PRIVATE KEY", keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
        return new TlsServer(EmbeddedPostgres.builder()
                .setPGStartupWait(TestServer.STARTUP)
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", certificate.toString())
                .setServerConfig("ssl_key_file", key.toString())
                .start());
    }

    /// As a user writes them, who wants TLS or not.
    DatabaseSettings settings(String sslMode) {
        var url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres?user=postgres&sslmode=" + sslMode;
        return new DatabaseSettings(url, null, null, 2);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    private static KeyStore made(Path file) throws IOException, GeneralSecurityException, InterruptedException {
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        ALIAS,
                        "-dname",
                        "CN=localhost",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(file.resolveSibling("keytool.log").toFile())
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException(Files.readString(file.resolveSibling("keytool.log")));
        }
        return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }

    /// The server refuses a key that others may read.
    private static void write(Path file, String what, byte[] content) throws IOException {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                file,
                "-----BEGIN " + what + "-----\n" + lines.encodeToString(content) + "\n-----END " + what + "-----\n");
    }
}
