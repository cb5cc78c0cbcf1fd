package dev.cloakroom.persistence.jobs.doorbell;

import dev.cloakroom.application.jobs.doorbell.Doorbell;
import dev.cloakroom.persistence.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;

class HearingFromPostgresTest implements HearingContract {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    public TestDatabase database() {
        return DATABASE;
    }

    @Override
    public @Nullable Doorbell doorbell() {
        return null;
    }
}
