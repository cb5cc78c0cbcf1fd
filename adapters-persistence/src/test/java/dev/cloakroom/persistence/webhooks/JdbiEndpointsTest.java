package dev.cloakroom.persistence.webhooks;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.webhooks.Endpoints;
import dev.cloakroom.application.webhooks.EndpointsContract;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.persistence.TestDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiEndpointsTest implements EndpointsContract {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    public Endpoints endpoints() {
        return new JdbiEndpoints(DATABASE.jdbi());
    }

    @Override
    public Transactions transactions() {
        return DATABASE.transactions();
    }

    @Override
    public UserId newOwner() {
        return DATABASE.newUser();
    }

    @Override
    public UserId newAdmin() {
        var admin = newOwner();
        DATABASE.jdbi()
                .useHandle(handle -> handle.execute("UPDATE users SET role = 'admin' WHERE id = ?", admin.value()));
        return admin;
    }
}
