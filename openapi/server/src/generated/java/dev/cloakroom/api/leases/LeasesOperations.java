// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.leases;

/// One method per operation. `C` is what the implementer wants to know about each call.
public interface LeasesOperations<C> {

    /// Take jobs to work on.
    ClaimLeasesResponse claimLeases(ClaimLeasesRequest request, C call);

    /// Say of many leases that you live.
    ExtendLeasesResponse extendLeases(ExtendLeasesRequest request, C call);

    /// Hand in many results.
    CompleteLeasesResponse completeLeases(CompleteLeasesRequest request, C call);

    /// Say that you live, and how far you are.
    ExtendLeaseResponse extendLease(ExtendLeaseRequest request, C call);

    /// Hand in the result.
    CompleteLeaseResponse completeLease(CompleteLeaseRequest request, C call);

    /// Say that it did not work.
    FailLeaseResponse failLease(FailLeaseRequest request, C call);

    /// Hand a job back.
    ReleaseLeaseResponse releaseLease(ReleaseLeaseRequest request, C call);
}
