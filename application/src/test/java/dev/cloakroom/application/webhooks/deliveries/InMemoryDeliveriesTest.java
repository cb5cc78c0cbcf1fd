package dev.cloakroom.application.webhooks.deliveries;

import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.webhooks.Delivery;

class InMemoryDeliveriesTest implements DeliveriesContract {

    private final InMemoryDeliveries deliveries = new InMemoryDeliveries();

    @Override
    public Deliveries deliveries() {
        return deliveries;
    }

    @Override
    public Transactions transactions() {
        return new InMemoryTransactions();
    }

    @Override
    public void abandon(Delivery delivery) {
        deliveries.abandon(delivery.id());
    }

    @Override
    public void hold(Delivery delivery) {
        // Held until it is abandoned.
    }
}
