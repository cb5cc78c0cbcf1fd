package dev.cloakroom.bootstrap.features;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.aws.blobs.S3Blobs;
import dev.cloakroom.bootstrap.config.Config;
import dev.cloakroom.bootstrap.loops.Loops;
import dev.cloakroom.http.auth.SecretKeys;
import dev.cloakroom.http.client.OutboundClient;
import dev.cloakroom.persistence.Database;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/// What a process has once and every feature is made from.
public record Base(
        Config config,
        Database database,
        Transactions transactions,
        S3Blobs blobs,
        OutboundClient outbound,
        SecretKeys secrets,
        InstantSource clock,
        Supplier<UUID> ids,
        SecureRandom random,
        Loops loops) {}
