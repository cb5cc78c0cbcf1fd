package dev.cloakroom.bootstrap.process;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.aws.blobs.S3Blobs;
import dev.cloakroom.aws.doorbell.SqsDoorbell;
import dev.cloakroom.bootstrap.config.Config;
import dev.cloakroom.bootstrap.loops.Loops;
import dev.cloakroom.http.auth.SecretKeys;
import dev.cloakroom.http.client.OutboundClient;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.jobs.QueueMode;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a process has once and every feature is made from.
public record Base(
        Config config,
        Database database,
        Transactions transactions,
        S3Blobs blobs,
        @Nullable SqsDoorbell doorbell,
        OutboundClient outbound,
        SecretKeys secrets,
        InstantSource clock,
        Supplier<UUID> ids,
        SecureRandom random,
        Loops loops) {

    /// How workers hear of jobs: by the doorbell where there is one.
    public QueueMode mode() {
        return doorbell == null ? QueueMode.POSTGRES : QueueMode.SQS;
    }
}
