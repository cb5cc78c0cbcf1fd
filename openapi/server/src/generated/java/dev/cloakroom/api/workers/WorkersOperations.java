// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.workers;

/// One method per operation. `C` is what the implementer wants to know about each call.
public interface WorkersOperations<C> {

    /// Who works, newest first.
    ListWorkersResponse listWorkers(ListWorkersRequest request, C call);

    /// Let a worker take nothing more.
    DrainWorkerResponse drainWorker(DrainWorkerRequest request, C call);

    /// Let a worker take jobs again.
    ResumeWorkerResponse resumeWorker(ResumeWorkerRequest request, C call);
}
