package dev.cloakroom.bootstrap.config;

import dev.cloakroom.application.jobs.watch.JobWatch;
import dev.cloakroom.bootstrap.logging.Logging;
import dev.cloakroom.http.auth.SigningKeys;
import dev.cloakroom.http.client.OutboundRules;
import dev.cloakroom.http.limits.ClientAddress;
import dev.cloakroom.http.limits.Quota;
import dev.cloakroom.http.limits.Quotas;
import dev.cloakroom.http.mail.SmtpSettings;
import dev.cloakroom.persistence.jobs.QueueMode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What differs between installations, all of it from variables `CLOAKROOM_*`. What is null is embedded or bundled.
public record Config(
        Web web,
        @Nullable Masked databaseUrl,
        List<Masked> readerUrls,
        @Nullable Masked secret,
        Objects objects,
        Messages messages,
        boolean signUpOpen,
        @Nullable URI compendiumUrl,
        OutboundRules outbound,
        @Nullable SmtpSettings mail,
        @Nullable SigningKeys signingKeys,
        Tasks tasks,
        int workerSlots,
        Duration retention,
        JobWatch.Caps waiting,
        Path dataDirectory,
        Logging.Settings log) {

    private static final int SECRET_BYTES = 32;

    /// What the blob store takes: 10,000 parts of 8 MiB.
    private static final long MOST_UPLOAD_BYTES = 80_000L << 20;
    private static final String JDBC = "jdbc:postgresql:";

    /// `publicUrl` is where clients reach us, for links that we hand out.
    public record Web(
            String host,
            int port,
            String opsHost,
            int opsPort,
            URI publicUrl,
            ClientAddress addresses,
            int requestsMax,
            Quotas quotas) {}

    /// Where objects are kept. `publicEndpoint` is where clients reach the store, for pre-signed URLs. With a bucket
    /// and no endpoint it is AWS; with neither, the embedded store.
    public record Objects(
            @Nullable URI endpoint,
            @Nullable URI publicEndpoint,
            @Nullable String bucket,
            int embeddedPort) {

        public boolean embedded() {
            return endpoint == null && bucket == null;
        }
    }

    /// How workers hear of jobs, and where, should it be by SQS. Without a queue it is the embedded one.
    public record Messages(
            QueueMode mode, @Nullable URI queue, @Nullable URI deadLetters, int embeddedPort) {

        public boolean embedded() {
            return mode == QueueMode.SQS && queue == null;
        }
    }

    /// How large a file may be that is handed in, and whether it is kept when its task has succeeded.
    public record Tasks(long uploadMaxBytes, boolean keepInput) {}

    private enum Input {
        REMOVE,
        KEEP
    }

    private enum SignUp {
        OPEN,
        CLOSED
    }

    /// @throws BadConfig naming all the faults there are
    public static Config from(Map<String, String> variables) {
        var settings = new Settings(variables);
        var config = read(settings);
        var faults = settings.faults();
        if (!faults.isEmpty()) {
            throw new BadConfig(faults);
        }
        return config;
    }

    /// Every variable there is.
    public static SequencedSet<String> names() {
        var settings = new Settings(Map.of());
        var _ = read(settings);
        return settings.names();
    }

    private static Config read(Settings settings) {
        var waiting = new JobWatch.Caps(
                settings.number("WAIT_MAX", JobWatch.Caps.DEFAULT.inAll(), 0, 1_000_000),
                settings.number("WAIT_MAX_PER_OWNER", JobWatch.Caps.DEFAULT.ofOneOwner(), 0, 1_000_000));
        var web = web(settings, waiting);
        String databaseUrl = settings.optional("DATABASE_URL");
        if (databaseUrl != null && !databaseUrl.startsWith(JDBC)) {
            settings.fault("DATABASE_URL", "must begin with " + JDBC);
        }
        return new Config(
                web,
                masked(databaseUrl),
                readerUrls(settings, databaseUrl != null),
                secret(settings, databaseUrl != null),
                objects(settings),
                messages(settings, databaseUrl != null),
                settings.oneOf("SIGN_UP", SignUp.OPEN) == SignUp.OPEN,
                settings.url("COMPENDIUM_URL"),
                settings.read("OUTBOUND_ALLOW", "", text -> OutboundRules.allowing(Settings.items(text))),
                mail(settings),
                settings.read("JWT_KEYS_FILE", "", Config::signingKeys).orElse(null),
                tasks(settings),
                settings.number("WORKER_SLOTS", 16, 1, 1000),
                Duration.ofDays(settings.number("RETENTION_DAYS", 30, 1, 36_500)),
                waiting,
                Path.of(settings.text("DATA_DIR", ".cloakroom")),
                new Logging.Settings(
                        settings.oneOf("LOG_LEVEL", Logging.Level.INFO),
                        settings.oneOf("LOG_FORMAT", Logging.Format.AUTO)));
    }

    /// One URL may hold commas of its own, between hosts.
    private static List<Masked> readerUrls(Settings settings, boolean primaryIsNamed) {
        String text = settings.optional("READER_URLS");
        if (text == null) {
            return List.of();
        }
        if (!primaryIsNamed) {
            settings.fault("READER_URLS", "needs CLOAKROOM_DATABASE_URL: these are its replicas");
        }
        if (!text.startsWith(JDBC)) {
            settings.fault("READER_URLS", "must be URLs that begin with " + JDBC + ", with commas between them");
        }
        return Stream.of(text.split(",\\s*(?=" + JDBC + ")", -1))
                .map(url -> new Masked(url.strip()))
                .toList();
    }

    private static Optional<SigningKeys> signingKeys(String file) {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(SigningKeys.pairs(Files.readString(Path.of(file))));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("no such file can be read: " + file, unreadable);
        }
    }

    private static @Nullable SmtpSettings mail(Settings settings) {
        var from = settings.read("MAIL_FROM", "", SmtpSettings::sender);
        if (settings.optional("SMTP_URL") != null && from.isEmpty()) {
            settings.fault("MAIL_FROM", "is missing: it is needed with CLOAKROOM_SMTP_URL");
            return null;
        }
        return settings.read(
                        "SMTP_URL",
                        "",
                        url -> from.filter(_ -> !url.isEmpty()).map(sender -> SmtpSettings.parse(url, sender)))
                .orElse(null);
    }

    private static Web web(Settings settings, JobWatch.Caps waiting) {
        // On every address only where somebody asked for it, as an image does: a laptop is no server.
        String host = settings.text("HOST", "127.0.0.1");
        int port = settings.number("PORT", 8080, 0, 65_535);
        return new Web(
                host,
                port,
                settings.text("OPS_HOST", "127.0.0.1"),
                settings.number("OPS_PORT", 8081, 0, 65_535),
                settings.url("PUBLIC_URL", URI.create("http://127.0.0.1:" + port)),
                settings.read("TRUSTED_PROXIES", "", text -> new ClientAddress(Settings.items(text))),
                settings.number("REQUESTS_MAX", 2000, 1, 1_000_000),
                quotas(settings, String.valueOf(waiting.ofOneOwner())));
    }

    /// Far above what one honest client does, and below what drowns the others.
    private static Quotas quotas(Settings settings, String streams) {
        return new Quotas(
                quota(settings, "AUTH", "60/60"),
                quota(settings, "PUBLIC", "10/60"),
                quota(settings, "ANONYMOUS", "6000/60"),
                quota(settings, "READ", "300000/60"),
                quota(settings, "SUBMIT", "300000/60"),
                settings.read("RATE_LIMIT_UPLOAD", "60000000000/60", Quota::parseBytes)
                        .orElse(null),
                settings.read("RATE_LIMIT_STREAM", streams, Quota::parseConcurrent)
                        .orElse(null));
    }

    private static @Nullable Quota quota(Settings settings, String name, String otherwise) {
        return settings.read("RATE_LIMIT_" + name, otherwise, Quota::parse).orElse(null);
    }

    private static Objects objects(Settings settings) {
        URI endpoint = settings.url("S3_ENDPOINT");
        String bucket = settings.optional("S3_BUCKET");
        if (endpoint != null && bucket == null) {
            settings.fault("S3_BUCKET", "is missing: it is needed with CLOAKROOM_S3_ENDPOINT");
        }
        return new Objects(
                endpoint,
                settings.url("S3_PUBLIC_ENDPOINT"),
                bucket,
                settings.number("EMBEDDED_S3_PORT", 9500, 0, 65_535));
    }

    /// Processes that share a database must share the queue.
    private static Messages messages(Settings settings, boolean shared) {
        var mode = settings.oneOf("QUEUE", QueueMode.POSTGRES);
        URI queue = settings.url("SQS_QUEUE_URL");
        if (mode == QueueMode.SQS && shared && settings.optional("SQS_QUEUE_URL") == null) {
            settings.fault(
                    "SQS_QUEUE_URL", "is missing: it is needed with CLOAKROOM_QUEUE=sqs and CLOAKROOM_DATABASE_URL");
        }
        return new Messages(
                mode,
                queue,
                settings.url("SQS_DEAD_LETTERS_URL"),
                settings.number("EMBEDDED_SQS_PORT", 9324, 0, 65_535));
    }

    private static Tasks tasks(Settings settings) {
        return new Tasks(
                settings.read("UPLOAD_MAX_BYTES", "1073741824", Config::uploadMaxBytes),
                settings.oneOf("TASK_INPUT", Input.REMOVE) == Input.KEEP);
    }

    private static long uploadMaxBytes(String text) {
        if (!text.matches("[1-9][0-9]{0,10}") || Long.parseLong(text) > MOST_UPLOAD_BYTES) {
            throw new IllegalArgumentException("it must be a number of bytes up to " + MOST_UPLOAD_BYTES);
        }
        return Long.parseLong(text);
    }

    private static @Nullable Masked secret(Settings settings, boolean shared) {
        String secret = settings.optional("SECRET");
        String make = ": make one by `openssl rand -base64 48`";
        if (secret == null) {
            if (shared) {
                settings.fault("SECRET", "is missing: it is needed with CLOAKROOM_DATABASE_URL" + make);
            }
            return null;
        }
        if (secret.getBytes(StandardCharsets.UTF_8).length < SECRET_BYTES) {
            settings.fault("SECRET", "must be at least " + SECRET_BYTES + " bytes long" + make);
        }
        return new Masked(secret);
    }

    private static @Nullable Masked masked(@Nullable String value) {
        return value == null ? null : new Masked(value);
    }
}
