package dev.cloakroom.http.queues;

import dev.cloakroom.api.model.Queue;
import dev.cloakroom.api.model.QueueDepth;
import dev.cloakroom.api.model.QueueList;
import dev.cloakroom.api.model.QueueThroughput;
import dev.cloakroom.api.queues.DeleteQueueRequest;
import dev.cloakroom.api.queues.DeleteQueueResponse;
import dev.cloakroom.api.queues.GetQueueRequest;
import dev.cloakroom.api.queues.GetQueueResponse;
import dev.cloakroom.api.queues.ListQueuesRequest;
import dev.cloakroom.api.queues.ListQueuesResponse;
import dev.cloakroom.api.queues.PauseQueueRequest;
import dev.cloakroom.api.queues.PauseQueueResponse;
import dev.cloakroom.api.queues.QueuesOperations;
import dev.cloakroom.api.queues.ResumeQueueRequest;
import dev.cloakroom.api.queues.ResumeQueueResponse;
import dev.cloakroom.api.queues.UpdateQueueRequest;
import dev.cloakroom.api.queues.UpdateQueueResponse;
import dev.cloakroom.application.queues.DeleteQueue;
import dev.cloakroom.application.queues.PauseQueue;
import dev.cloakroom.application.queues.PutQueue;
import dev.cloakroom.application.queues.QueueQueries;
import dev.cloakroom.application.queues.QueueStanding;
import dev.cloakroom.application.queues.ResumeQueue;
import dev.cloakroom.http.Call;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// The operations of the tag `queues`.
public final class QueuesApi implements QueuesOperations<Call> {

    private final QueueQueries queries;
    private final PutQueue put;
    private final PauseQueue pause;
    private final ResumeQueue resume;
    private final DeleteQueue delete;

    public QueuesApi(QueueQueries queries, PutQueue put, PauseQueue pause, ResumeQueue resume, DeleteQueue delete) {
        this.queries = queries;
        this.put = put;
        this.pause = pause;
        this.resume = resume;
        this.delete = delete;
    }

    @Override
    public ListQueuesResponse listQueues(ListQueuesRequest request, Call call) {
        var queues = queries.list(call.caller().principal()).stream()
                .map(QueuesApi::view)
                .toList();
        return new ListQueuesResponse.Ok(new QueueList(queues, false, null));
    }

    @Override
    public GetQueueResponse getQueue(GetQueueRequest request, Call call) {
        var standing = find(request.queue(), call);
        return new GetQueueResponse.Ok(view(standing), etag(standing));
    }

    @Override
    public UpdateQueueResponse updateQueue(UpdateQueueRequest request, Call call) {
        boolean made = put.handle(
                request.queue(),
                request.body().concurrency(),
                revision -> call.requireMatchOrAbsence(revision == null ? null : etag(revision)));
        var standing = find(request.queue(), call);
        return made
                ? new UpdateQueueResponse.Created(view(standing), "/v1/queues/" + request.queue(), etag(standing))
                : new UpdateQueueResponse.Ok(view(standing), etag(standing));
    }

    @Override
    public DeleteQueueResponse deleteQueue(DeleteQueueRequest request, Call call) {
        delete.handle(request.queue());
        return new DeleteQueueResponse.NoContent();
    }

    @Override
    public PauseQueueResponse pauseQueue(PauseQueueRequest request, Call call) {
        pause.handle(request.queue());
        var standing = find(request.queue(), call);
        return new PauseQueueResponse.Ok(view(standing), etag(standing));
    }

    @Override
    public ResumeQueueResponse resumeQueue(ResumeQueueRequest request, Call call) {
        resume.handle(request.queue());
        var standing = find(request.queue(), call);
        return new ResumeQueueResponse.Ok(view(standing), etag(standing));
    }

    private QueueStanding find(String name, Call call) {
        return queries.find(name, call.caller().principal());
    }

    private static Queue view(QueueStanding standing) {
        var queue = standing.queue();
        var depth = standing.depth();
        var finished = standing.finished();
        var oldest = standing.oldestReady();
        return new Queue(
                queue.name(),
                queue.concurrency(),
                queue.pausedAt() != null,
                queue.pausedAt(),
                queue.createdAt(),
                new QueueDepth(depth.ready(), depth.delayed(), depth.running()),
                oldest == null ? null : oldest.toSeconds(),
                new QueueThroughput(perMinute(finished.inFiveMinutes(), 5), perMinute(finished.inAnHour(), 60)));
    }

    private static BigDecimal perMinute(long count, int minutes) {
        return BigDecimal.valueOf(count).divide(BigDecimal.valueOf(minutes), 1, RoundingMode.HALF_UP);
    }

    private static String etag(QueueStanding standing) {
        return etag(standing.queue().revision());
    }

    private static String etag(int revision) {
        return "\"" + revision + "\"";
    }
}
