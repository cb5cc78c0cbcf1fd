package dev.cloakroom.bench;

import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.reports.BuildReport;
import dev.cloakroom.application.reports.NoRows;
import dev.cloakroom.application.reports.TestExecution;
import dev.cloakroom.aws.blobs.S3Blobs;
import dev.cloakroom.aws.blobs.S3Settings;
import dev.cloakroom.bootstrap.embedded.DataDirectory;
import dev.cloakroom.bootstrap.embedded.EmbeddedPostgres;
import dev.cloakroom.bootstrap.embedded.EmbeddedS3;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.reports.ReportFile;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.DatabaseSettings;
import dev.cloakroom.persistence.JsonText;
import dev.cloakroom.persistence.reports.JdbiJobSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Exports two million finished jobs as csv.gz: PostgreSQL in a process of its own, the blob store in this one. Beside
/// it two floors: the same rows read by plain JDBC and thrown away, and the same file decompressed and compressed
/// again.
final class ReportExport {

    private static final int ROWS = 2_000_000;
    private static final UserId OWNER = new UserId(new UUID(0x019b766a_d000_7000L, 1));

    private static final String READ = """
            SELECT j.id, l.kind, l.queue, o.outcome, j.priority, o.attempts, j.max_attempts, j.created_at, j.run_at,
                   o.started_at, o.finished_at, o.problem ->> 'code', o.problem ->> 'detail', j.retry_of
            FROM job j JOIN lane l ON l.lane_no = j.lane_no JOIN job_outcome o ON o.job_id = j.id
            ORDER BY j.id
            """;

    private ReportExport() {}

    static void main() throws Exception {
        try (var scratch = Scratch.make();
                var directory = DataDirectory.open(scratch.path());
                var postgres = EmbeddedPostgres.start(directory);
                var store = EmbeddedS3.start(directory, 0)) {
            var address = postgres.address();
            var settings = new DatabaseSettings(address.url(), address.user(), address.password(), 4);
            Database.migrate(settings);
            make(settings);
            var keys = new S3Settings.Keys(store.accessKey(), store.secretKey());
            try (var database = Database.open(settings);
                    var blobs = S3Blobs.of(new S3Settings("bench", store.endpoint(), null, keys))) {
                blobs.prepare();
                measure(settings, database, blobs);
            }
        }
    }

    private static void measure(DatabaseSettings settings, Database database, S3Blobs blobs) throws Exception {
        System.out.printf(
                "heap %d MB, peak memory before %s%n", Runtime.getRuntime().maxMemory() >> 20, peak());
        timed("floor: JDBC, rows thrown away", () -> read(settings));
        var build = new BuildReport(NoRows.but(new JdbiJobSource(database.jdbi())), blobs, JsonText::write);
        var file = timed("export to S3", () -> export(build));
        timed("floor: gunzip and gzip again", () -> recompress(blobs, file));
        System.out.printf("file %,d bytes, %,d rows, %s%n", file.sizeBytes(), file.rows(), verdict(blobs, file));
        System.out.printf("peak memory of this process, blob store included: %s%n", peak());
    }

    private static ReportFile export(BuildReport build) throws InterruptedException {
        var id = JobId.firstAt(Instant.now().plusSeconds(1));
        var payload = TestExecution.of("jobs", Map.of(), "csv.gz").payload();
        return switch (build.run(new TestExecution(id, OWNER, 1, 1, payload, new ArrayList<>()))) {
            case Ending.Succeeded(var result) -> ReportFile.of(result);
            case Ending other -> throw new IllegalStateException("no report: " + other);
        };
    }

    private static void make(DatabaseSettings settings) throws SQLException {
        try (var connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                var statement = connection.createStatement()) {
            statement.execute(finishedJobs());
        }
    }

    /// One each millisecond, up to now; each tenth failed.
    private static String finishedJobs() {
        return """
            INSERT INTO users (id, email, created_at) VALUES ('%1$s', 'bench@example.com', now());
            INSERT INTO lane (queue, kind, first_owner_no) VALUES ('default', 'bench', 1);
            CREATE TEMP TABLE made AS
                SELECT first_id_at(at) AS id, at, n, u.owner_no, l.lane_no
                FROM (SELECT n, now() - make_interval(secs => (%2$d - n + 1) / 1000.0) AS at
                      FROM generate_series(1, %2$d) n) t
                CROSS JOIN (SELECT owner_no FROM users WHERE id = '%1$s') u
                CROSS JOIN (SELECT lane_no FROM lane WHERE kind = 'bench') l;
            INSERT INTO job (id, owner_no, lane_no, max_attempts, priority, timeout_seconds, created_at, payload)
                SELECT id, owner_no, lane_no, 5, 5, 900, at, '{"number": 1}' FROM made;
            INSERT INTO job_outcome (job_id, owner_no, epoch, revision, outcome, attempts, percent, cancel_requested,
                                     started_at, finished_at, problem)
                SELECT id, owner_no, 1, 3, CASE WHEN n %% 10 = 0 THEN 1 ELSE 0 END, 1, 100, false,
                       at + interval '1 s', at + interval '2 s',
                       CASE WHEN n %% 10 = 0 THEN json_build_object('code', 'timed-out', 'detail', 'It took, again, '
                           || n || ' ms.') END
                FROM made;
            DROP TABLE made;
            ANALYZE job; ANALYZE job_outcome
            """.formatted(OWNER, ROWS);
    }

    private static int read(DatabaseSettings settings) throws SQLException {
        try (var connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password())) {
            connection.setAutoCommit(false);
            try (var statement = connection.prepareStatement(READ)) {
                statement.setFetchSize(5000);
                int count = 0;
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        count++;
                    }
                }
                return count;
            }
        }
    }

    private static long recompress(S3Blobs blobs, ReportFile file) throws IOException {
        try (var content = blobs.open(file.objectKey(), null).orElseThrow();
                var plain = new GZIPInputStream(content.bytes(), 1 << 16);
                var again = new GZIPOutputStream(OutputStream.nullOutputStream(), 1 << 16)) {
            return plain.transferTo(again);
        }
    }

    /// Whether what is stored is what was told.
    private static String verdict(S3Blobs blobs, ReportFile file) throws Exception {
        var hash = MessageDigest.getInstance("SHA-256");
        long lines;
        try (var content = blobs.open(file.objectKey(), null).orElseThrow();
                var reader = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(new DigestInputStream(content.bytes(), hash)), StandardCharsets.UTF_8))) {
            lines = reader.lines().count();
        }
        boolean right =
                lines == ROWS + 1 && HexFormat.of().formatHex(hash.digest()).equals(file.sha256());
        return right ? "rows and hash are true" : "WRONG: " + lines + " lines";
    }

    private static <T> T timed(String name, Callable<T> work) throws Exception {
        long begin = System.nanoTime();
        T made = work.call();
        var took = Duration.ofNanos(System.nanoTime() - begin);
        System.out.printf("%-32s %6.1f s %,10.0f rows/s%n", name, took.toMillis() / 1e3, ROWS * 1e3 / took.toMillis());
        return made;
    }

    /// What the kernel counted for this process (VmHWM); only Linux tells.
    private static String peak() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "unknown";
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB")
                    .findFirst()
                    .orElse("unknown");
        }
    }
}
