package dev.cloakroom.http.workers;

import dev.cloakroom.api.model.WorkerLease;
import dev.cloakroom.api.model.WorkerList;
import dev.cloakroom.api.model.WorkerOrigin;
import dev.cloakroom.api.workers.DrainWorkerRequest;
import dev.cloakroom.api.workers.DrainWorkerResponse;
import dev.cloakroom.api.workers.ListWorkersRequest;
import dev.cloakroom.api.workers.ListWorkersResponse;
import dev.cloakroom.api.workers.ResumeWorkerRequest;
import dev.cloakroom.api.workers.ResumeWorkerResponse;
import dev.cloakroom.api.workers.WorkersOperations;
import dev.cloakroom.application.workers.DrainWorker;
import dev.cloakroom.application.workers.ResumeWorker;
import dev.cloakroom.application.workers.WorkerQueries;
import dev.cloakroom.domain.workers.Worker;
import dev.cloakroom.http.Call;
import dev.cloakroom.http.Cursors;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// The operations of the tag `workers`.
public final class WorkersApi implements WorkersOperations<Call> {

    private final WorkerQueries queries;
    private final DrainWorker drain;
    private final ResumeWorker resume;
    private final Cursors cursors;
    private final InstantSource clock;

    public WorkersApi(
            WorkerQueries queries, DrainWorker drain, ResumeWorker resume, Cursors cursors, InstantSource clock) {
        this.queries = queries;
        this.drain = drain;
        this.resume = resume;
        this.cursors = cursors;
        this.clock = clock;
    }

    @Override
    public ListWorkersResponse listWorkers(ListWorkersRequest request, Call call) {
        var found = queries.list(cursors.after(request.cursor(), call), request.limit() + 1);
        var page = cursors.page(found, request.limit(), Worker::id, call);
        var workers = page.rows().stream().map(this::view).toList();
        return new ListWorkersResponse.Ok(new WorkerList(workers, page.hasMore(), page.next()), page.link());
    }

    @Override
    public DrainWorkerResponse drainWorker(DrainWorkerRequest request, Call call) {
        return new DrainWorkerResponse.Accepted(view(drain.handle(request.workerId())));
    }

    @Override
    public ResumeWorkerResponse resumeWorker(ResumeWorkerRequest request, Call call) {
        return new ResumeWorkerResponse.Accepted(view(resume.handle(request.workerId())));
    }

    private dev.cloakroom.api.model.Worker view(Worker worker) {
        var leases = worker.holding().stream().map(this::lease).toList();
        return switch (worker.origin()) {
            case Worker.Origin.OwnProcess process -> process(worker, process, leases);
            case Worker.Origin.Client client -> client(worker, client, leases);
        };
    }

    private static dev.cloakroom.api.model.Worker process(
            Worker worker, Worker.Origin.OwnProcess process, List<WorkerLease> leases) {
        return new dev.cloakroom.api.model.Worker(
                worker.id(),
                WorkerOrigin.PROCESS,
                process.host(),
                process.version(),
                null,
                null,
                worker.ability().kinds(),
                worker.ability().slots(),
                worker.state().draining(),
                worker.state().started(),
                worker.state().seen(),
                worker.running(),
                leases);
    }

    private static dev.cloakroom.api.model.Worker client(
            Worker worker, Worker.Origin.Client client, List<WorkerLease> leases) {
        return new dev.cloakroom.api.model.Worker(
                worker.id(),
                WorkerOrigin.HTTP,
                null,
                null,
                client.user().value(),
                client.apiKey(),
                worker.ability().kinds(),
                worker.ability().slots(),
                worker.state().draining(),
                worker.state().started(),
                worker.state().seen(),
                worker.running(),
                leases);
    }

    private WorkerLease lease(Worker.Holding holding) {
        var age = Duration.between(holding.started(), clock.instant());
        return new WorkerLease(
                holding.id().value(),
                holding.kind(),
                holding.epoch(),
                holding.started(),
                Math.max(0, age.toSeconds()),
                holding.until());
    }
}
