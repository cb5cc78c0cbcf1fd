package dev.cloakroom.bootstrap;

import dev.cloakroom.application.jobs.doorbell.Doorbell;
import dev.cloakroom.aws.doorbell.SqsDoorbell;
import dev.cloakroom.aws.doorbell.SqsSettings;
import dev.cloakroom.bootstrap.embedded.DataDirectory;
import dev.cloakroom.bootstrap.embedded.EmbeddedSqs;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.doorbell.HearingContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The same as with PostgreSQL alone, by the embedded queue. A message that one test leaves is harmless to the next.
class HearingBySqsTest implements HearingContract {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path data;

    private static DataDirectory directory;
    private static EmbeddedSqs server;
    private static SqsDoorbell doorbell;

    @BeforeAll
    static void start() {
        directory = DataDirectory.open(data);
        server = EmbeddedSqs.start(directory, 0);
        doorbell = SqsDoorbell.of(new SqsSettings(server.queue(), server.deadLetters(), true));
    }

    @AfterAll
    static void stop() {
        doorbell.close();
        server.close();
        directory.close();
    }

    @Override
    public TestDatabase database() {
        return DATABASE;
    }

    @Override
    public Doorbell doorbell() {
        return doorbell;
    }
}
