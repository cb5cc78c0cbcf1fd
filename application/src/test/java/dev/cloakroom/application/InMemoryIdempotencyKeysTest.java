package dev.cloakroom.application;

import dev.cloakroom.domain.auth.UserId;
import java.time.InstantSource;
import java.util.UUID;

class InMemoryIdempotencyKeysTest implements IdempotencyKeysContract {

    private final InMemoryIdempotencyKeys keys = new InMemoryIdempotencyKeys(InstantSource.system());

    @Override
    public IdempotencyKeys keys() {
        return keys;
    }

    @Override
    public UserId newOwner() {
        return new UserId(UUID.randomUUID());
    }
}
