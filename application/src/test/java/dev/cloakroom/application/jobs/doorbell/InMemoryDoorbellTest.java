package dev.cloakroom.application.jobs.doorbell;

class InMemoryDoorbellTest implements DoorbellContract {

    @Override
    public Doorbell doorbell() {
        return new InMemoryDoorbell();
    }
}
