package dev.cloakroom.persistence.requests;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.requests.ChangeLog;
import dev.cloakroom.application.requests.Requests;
import dev.cloakroom.application.requests.RequestsContract;
import dev.cloakroom.persistence.Routing;
import dev.cloakroom.persistence.TestDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiRequestsTest implements RequestsContract {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    public Requests requests() {
        return new JdbiRequests(Routing.none(DATABASE.jdbi()));
    }

    @Override
    public ChangeLog log() {
        return new JdbiChangeLog(DATABASE.jdbi());
    }

    @Override
    public Transactions transactions() {
        return DATABASE.transactions();
    }
}
