package dev.cloakroom.application.webhooks;

import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.auth.UserId;
import java.util.UUID;

class InMemoryEndpointsTest implements EndpointsContract {

    private final InMemoryEndpoints endpoints = new InMemoryEndpoints();

    @Override
    public Endpoints endpoints() {
        return endpoints;
    }

    @Override
    public Transactions transactions() {
        return new InMemoryTransactions();
    }

    @Override
    public UserId newOwner() {
        return new UserId(UUID.randomUUID());
    }

    @Override
    public UserId newAdmin() {
        var admin = newOwner();
        endpoints.makeAdmin(admin);
        return admin;
    }
}
