package dev.cloakroom.domain.leases;

import java.time.Instant;

/// A lease whose worker lives. With `cancelRequested` its owner wants the job stopped.
public record HeldLease(LeaseKey key, Instant until, boolean cancelRequested) {}
