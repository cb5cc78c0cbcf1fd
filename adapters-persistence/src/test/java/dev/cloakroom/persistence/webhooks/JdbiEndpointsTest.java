package dev.cloakroom.persistence.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.webhooks.Endpoints;
import dev.cloakroom.application.webhooks.EndpointsContract;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.persistence.TestDatabase;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
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

    @Test
    void aLimitHoldsForAllWhoAddAtOnce() throws Exception {
        var owner = newOwner();
        var begin = new CyclicBarrier(8);
        var adding = Collections.<Callable<Boolean>>nCopies(8, () -> {
            begin.await();
            return transactions().run(() -> {
                boolean room = endpoints().count(owner) < 3;
                if (room) {
                    endpoints().add(EndpointsContract.endpoint(owner), "sealed");
                }
                return room;
            });
        });
        int added = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : threads.invokeAll(adding)) {
                added += one.get() ? 1 : 0;
            }
        }
        assertThat(added).isEqualTo(3);
        assertThat(endpoints().list(owner, null, 10)).hasSize(3);
    }
}
