package dev.cloakroom.aws.doorbell;

import dev.cloakroom.application.jobs.doorbell.Doorbell;
import dev.cloakroom.application.jobs.doorbell.Ring;
import dev.cloakroom.domain.jobs.JobId;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// One standard queue of SQS. The owner is the message's group, which makes such a queue fair: whoever has most of the
/// messages under way waits behind the others.
public final class SqsDoorbell implements Doorbell, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SqsDoorbell.class);

    private static final Duration CONNECT = Duration.ofSeconds(5);

    /// Longer than SQS lets anybody wait for a message.
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final Duration KEPT = Duration.ofSeconds(60);

    /// What one request may carry.
    private static final int BATCH = 10;

    private static final int REQUESTS_AT_ONCE = 4;

    /// About how many messages wait, and how many somebody has.
    public record Depth(long waiting, long heard) {}

    private final SqsClient client;
    private final SqsSettings settings;
    private final String queue;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            REQUESTS_AT_ONCE, Thread.ofVirtual().name("sqs-", 0).factory());

    private SqsDoorbell(SqsClient client, SqsSettings settings) {
        this.client = client;
        this.settings = settings;
        this.queue = settings.queue().toString();
    }

    /// Does not touch the network yet.
    public static SqsDoorbell of(SqsSettings settings) {
        var http = UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SILENCE);
        var client = SqsClient.builder()
                .httpClientBuilder(http)
                .credentialsProvider(settings.credentials())
                .region(settings.region())
                .endpointOverride(settings.endpoint())
                .build();
        return new SqsDoorbell(client, settings);
    }

    /// Whether the queue answers and is there; for the health of the node.
    public void check() throws IOException {
        SqsFaults.translated(() -> client.getQueueUrl(request -> request.queueName(settings.queueName())));
    }

    public Depth depth() throws IOException {
        return depth(settings.queue());
    }

    /// How many messages were given up on; null where nobody said where those are kept.
    public @Nullable Long deadLetters() throws IOException {
        var address = settings.deadLetters();
        return address == null ? null : depth(address).waiting();
    }

    private Depth depth(URI address) throws IOException {
        var attributes = SqsFaults.translated(
                        () -> client.getQueueAttributes(request -> request.queueUrl(address.toString())
                                .attributeNames(
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)))
                .attributes();
        return new Depth(
                number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    }

    private static long number(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        return Long.parseLong(attributes.getOrDefault(name, "0"));
    }

    @Override
    public Set<Ring> ring(List<Ring> rings) throws IOException, InterruptedException {
        var sending = new ArrayList<Callable<Set<Ring>>>();
        for (var batch : batches(rings)) {
            sending.add(() -> send(batch));
        }
        var failed = new HashSet<Ring>();
        for (var sent : threads.invokeAll(sending)) {
            failed.addAll(outcome(sent));
        }
        return failed;
    }

    /// A request that failed is as if each of its messages had: the others may have arrived.
    private Set<Ring> send(List<Ring> batch) {
        var entries = new ArrayList<SendMessageBatchRequestEntry>();
        for (int i = 0; i < batch.size(); i++) {
            entries.add(SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(i))
                    .messageBody(batch.get(i).job().toString())
                    .messageGroupId(Integer.toString(batch.get(i).ownerNumber()))
                    .build());
        }
        try {
            var response = SqsFaults.translated(() ->
                    client.sendMessageBatch(request -> request.queueUrl(queue).entries(entries)));
            return failed(batch, response.failed());
        } catch (IOException failed) {
            log.warn("{} messages are not sent, they will be later: {}", batch.size(), failed.getMessage());
            return Set.copyOf(batch);
        }
    }

    private static Set<Ring> failed(List<Ring> batch, List<BatchResultErrorEntry> errors) {
        var failed = new HashSet<Ring>();
        for (var error : errors) {
            var ring = batch.get(Integer.parseInt(error.id()));
            log.warn("no message for {}, there will be later: {} {}", ring.job(), error.code(), error.message());
            failed.add(ring);
        }
        return failed;
    }

    private static <T> T outcome(Future<T> request) throws IOException, InterruptedException {
        try {
            return request.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException cause ? cause : new IOException(failed.getCause());
        }
    }

    @Override
    public List<Call> hear(int most, Duration wait) throws IOException, InterruptedException {
        var response = SqsFaults.translated(() -> client.receiveMessage(request -> request.queueUrl(queue)
                .maxNumberOfMessages(Math.min(most, MOST_AT_ONCE))
                .waitTimeSeconds((int) wait.toSeconds())
                .visibilityTimeout((int) KEPT.toSeconds())));
        return response.messages().stream()
                .map(SqsDoorbell::call)
                .filter(Objects::nonNull)
                .toList();
    }

    /// Null for what we did not send.
    private static @Nullable Call call(Message message) {
        try {
            return new Call(new JobId(UUID.fromString(message.body())), message.receiptHandle());
        } catch (IllegalArgumentException _) {
            log.warn("message {} names no job: it is left to the dead letters", message.messageId());
            return null;
        }
    }

    @Override
    public void keep(Collection<Call> calls) throws IOException, InterruptedException {
        changeVisibility(calls, KEPT);
    }

    @Override
    public void release(Collection<Call> calls) throws IOException, InterruptedException {
        changeVisibility(calls, Duration.ZERO);
    }

    private void changeVisibility(Collection<Call> calls, Duration hidden) throws IOException, InterruptedException {
        inBatches(calls, batch -> {
            var entries = new ArrayList<ChangeMessageVisibilityBatchRequestEntry>();
            for (var call : batch) {
                entries.add(ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id(Integer.toString(entries.size()))
                        .receiptHandle(call.receipt())
                        .visibilityTimeout((int) hidden.toSeconds())
                        .build());
            }
            var _ = client.changeMessageVisibilityBatch(
                    request -> request.queueUrl(queue).entries(entries));
        });
    }

    @Override
    public void acknowledge(Collection<Call> calls) throws IOException, InterruptedException {
        inBatches(calls, batch -> {
            var entries = new ArrayList<DeleteMessageBatchRequestEntry>();
            for (var call : batch) {
                entries.add(DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(entries.size()))
                        .receiptHandle(call.receipt())
                        .build());
            }
            var _ = client.deleteMessageBatch(request -> request.queueUrl(queue).entries(entries));
        });
    }

    private void inBatches(Collection<Call> calls, Consumer<List<Call>> request)
            throws IOException, InterruptedException {
        var requests = new ArrayList<Callable<Boolean>>();
        for (var batch : batches(List.copyOf(calls))) {
            requests.add(() -> SqsFaults.translated(() -> {
                request.accept(batch);
                return true;
            }));
        }
        for (var made : threads.invokeAll(requests)) {
            var _ = outcome(made);
        }
    }

    private static <T> List<List<T>> batches(List<T> all) {
        var batches = new ArrayList<List<T>>();
        for (int from = 0; from < all.size(); from += BATCH) {
            batches.add(all.subList(from, Math.min(from + BATCH, all.size())));
        }
        return batches;
    }

    @Override
    public void close() {
        threads.close();
        client.close();
    }
}
