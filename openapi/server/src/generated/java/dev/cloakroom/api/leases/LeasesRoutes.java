// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.leases;

import dev.cloakroom.api.Operations;
import dev.cloakroom.api.model.Completion;
import dev.cloakroom.api.model.CompletionBatch;
import dev.cloakroom.api.model.Heartbeat;
import dev.cloakroom.api.model.HeartbeatBatch;
import dev.cloakroom.api.model.LeaseFailure;
import dev.cloakroom.api.model.LeaseRelease;
import dev.cloakroom.api.model.LeaseRequest;
import dev.cloakroom.api.runtime.CallFactory;
import dev.cloakroom.api.runtime.Endpoints;
import dev.cloakroom.api.runtime.RequestReader;
import dev.cloakroom.api.runtime.Scalar;
import dev.cloakroom.api.runtime.json.Schemas;
import io.javalin.config.RoutesConfig;

/// Binds the operations to their routes.
public final class LeasesRoutes {

    private LeasesRoutes() {}

    public static <C> void register(
            RoutesConfig routes, LeasesOperations<C> operations, CallFactory<C> calls, Schemas schemas) {
        var endpoints = new Endpoints<>(routes, calls, schemas);
        endpoints.add(Operations.CLAIM_LEASES, LeasesRoutes::claimLeases, operations::claimLeases);
        endpoints.add(Operations.EXTEND_LEASES, LeasesRoutes::extendLeases, operations::extendLeases);
        endpoints.add(Operations.COMPLETE_LEASES, LeasesRoutes::completeLeases, operations::completeLeases);
        endpoints.add(Operations.EXTEND_LEASE, LeasesRoutes::extendLease, operations::extendLease);
        endpoints.add(Operations.COMPLETE_LEASE, LeasesRoutes::completeLease, operations::completeLease);
        endpoints.add(Operations.FAIL_LEASE, LeasesRoutes::failLease, operations::failLease);
        endpoints.add(Operations.RELEASE_LEASE, LeasesRoutes::releaseLease, operations::releaseLease);
    }

    private static ClaimLeasesRequest claimLeases(RequestReader in) {
        var body = in.json("LeaseRequest", true, LeaseRequest.class);
        in.onlyQuery();
        in.check();
        return new ClaimLeasesRequest(body.required());
    }

    private static ExtendLeasesRequest extendLeases(RequestReader in) {
        var body = in.json("HeartbeatBatch", true, HeartbeatBatch.class);
        in.onlyQuery();
        in.check();
        return new ExtendLeasesRequest(body.required());
    }

    private static CompleteLeasesRequest completeLeases(RequestReader in) {
        var body = in.json("CompletionBatch", true, CompletionBatch.class);
        in.onlyQuery();
        in.check();
        return new CompleteLeasesRequest(body.required());
    }

    private static ExtendLeaseRequest extendLease(RequestReader in) {
        var leaseId = in.path("lease_id", Scalar.UUID);
        var body = in.json("Heartbeat", true, Heartbeat.class);
        in.onlyQuery();
        in.check();
        return new ExtendLeaseRequest(leaseId.required(), body.required());
    }

    private static CompleteLeaseRequest completeLease(RequestReader in) {
        var leaseId = in.path("lease_id", Scalar.UUID);
        var body = in.json("Completion", true, Completion.class);
        in.onlyQuery();
        in.check();
        return new CompleteLeaseRequest(leaseId.required(), body.required());
    }

    private static FailLeaseRequest failLease(RequestReader in) {
        var leaseId = in.path("lease_id", Scalar.UUID);
        var body = in.json("LeaseFailure", true, LeaseFailure.class);
        in.onlyQuery();
        in.check();
        return new FailLeaseRequest(leaseId.required(), body.required());
    }

    private static ReleaseLeaseRequest releaseLease(RequestReader in) {
        var leaseId = in.path("lease_id", Scalar.UUID);
        var body = in.json("LeaseRelease", true, LeaseRelease.class);
        in.onlyQuery();
        in.check();
        return new ReleaseLeaseRequest(leaseId.required(), body.required());
    }
}
