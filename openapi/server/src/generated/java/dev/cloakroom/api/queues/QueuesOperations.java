// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.queues;

/// One method per operation. `C` is what the implementer wants to know about each call.
public interface QueuesOperations<C> {

    /// All queues, by name.
    ListQueuesResponse listQueues(ListQueuesRequest request, C call);

    /// One queue.
    GetQueueResponse getQueue(GetQueueRequest request, C call);

    /// Make a queue, or set its limits.
    UpdateQueueResponse updateQueue(UpdateQueueRequest request, C call);

    /// Delete an empty queue.
    DeleteQueueResponse deleteQueue(DeleteQueueRequest request, C call);

    /// Let workers take no more jobs out of it.
    PauseQueueResponse pauseQueue(PauseQueueRequest request, C call);

    /// Let workers take jobs out of it again.
    ResumeQueueResponse resumeQueue(ResumeQueueRequest request, C call);
}
