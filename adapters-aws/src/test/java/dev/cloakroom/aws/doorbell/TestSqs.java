package dev.cloakroom.aws.doorbell;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import scala.Function0;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// SQS for one test class, which keeps nothing: LocalStack where a Docker engine answers, else ElasticMQ.
final class TestSqs implements BeforeAllCallback, AfterAllCallback {

    private static final AtomicInteger QUEUES = new AtomicInteger();

    /// Its queues have addresses under which the client came, whatever port the container has outside.
    private static final Map<String, String> LOCAL_STACK = Map.of("SQS_ENDPOINT_STRATEGY", "dynamic");

    private @Nullable Runnable stop;
    private @Nullable SqsClient client;

    @Override
    public void beforeAll(ExtensionContext context) {
        var endpoint = DockerClientFactory.instance().isDockerAvailable() ? localStack() : elasticMq();
        client = SqsClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .region(Region.US_EAST_1)
                .endpointOverride(endpoint)
                .build();
    }

    private URI localStack() {
        var container = new LocalStackContainer("localstack/localstack:4")
                .withServices("sqs")
                .withEnv(LOCAL_STACK);
        container.start();
        stop = container::stop;
        return container.getEndpoint();
    }

    private URI elasticMq() {
        int port = freePort();
        var config = ConfigFactory.parseString("""
                        include required(classpath("application.conf"))
                        node-address { protocol = http, host = localhost, port = %1$d, context-path = "" }
                        rest-sqs { enabled = true, bind-port = %1$d, bind-hostname = "127.0.0.1", sqs-limits = strict }
                        rest-stats { enabled = false }
                        pekko { loglevel = "WARNING", jvm-exit-on-fatal-error = off }
                        """.formatted(port))
                .withFallback(ConfigFactory.load())
                .resolve();
        Function0<?> running = new ElasticMQServer(new ElasticMQServerConfig(config)).start();
        stop = running::apply;
        return URI.create("http://localhost:" + port);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        client().close();
        Objects.requireNonNull(stop).run();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    SqsClient client() {
        return Objects.requireNonNull(client);
    }

    /// A queue of its own, and where its dead letters go after so many hearings.
    SqsSettings queue(int mostHearings) {
        String name = "queue-" + QUEUES.incrementAndGet();
        var dead = URI.create(client().createQueue(request -> request.queueName(name + "-dead"))
                .queueUrl());
        String arn = arn(dead);
        String redrive = "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}".formatted(arn, mostHearings);
        var queue = client().createQueue(request ->
                        request.queueName(name).attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, redrive)))
                .queueUrl();
        return new SqsSettings(URI.create(queue), dead, true);
    }

    /// As an operator does by hand.
    void sendBackDeadLetters(SqsSettings settings) {
        var dead = Objects.requireNonNull(settings.deadLetters());
        var _ = client().startMessageMoveTask(request -> request.sourceArn(arn(dead)));
    }

    private String arn(URI queue) {
        var attributes = client().getQueueAttributes(
                        request -> request.queueUrl(queue.toString()).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes();
        return Objects.requireNonNull(attributes.get(QueueAttributeName.QUEUE_ARN));
    }
}
