package dev.cloakroom.http.server;

import dev.cloakroom.http.Problems;
import dev.cloakroom.http.limits.Admission;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Handler;
import java.io.IOException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import jdk.net.ExtendedSocketOptions;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/// One HTTP listener: Javalin with the defaults of it and of Jetty set right. Requests run on virtual threads.
public final class HttpServer {

    private static final int HEADER_BYTES = 16 * 1024;
    private static final int ACCEPT_QUEUE = 4096;
    private static final int KEEPALIVE_IDLE_SECONDS = 30;
    private static final int KEEPALIVE_INTERVAL_SECONDS = 10;
    private static final int KEEPALIVE_PROBES = 3;
    private static final int UNLIMITED = 0;
    private static final int NOTHING = 0;
    private static final int MULTIPART_BYTES = 1024 * 1024;

    private final Settings settings;
    private final Edge edge;
    private final ThrownAnswers thrown;
    private final Problems problems;
    private final RequestJournal journal;
    private final Javalin javalin;

    /// Where it listens (port 0 is any free one), how many requests it lets in at once, and how long it is patient with
    /// a
    /// slow client, and with its own handlers when it stops.
    public record Settings(
            String host,
            int port,
            int mostInside,
            Duration header,
            Duration idle,
            Duration uploadStall,
            Duration drain) {

        public static Settings of(String host, int port, int mostInside) {
            return new Settings(
                    host,
                    port,
                    mostInside,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30));
        }
    }

    /// `policy` runs before each request that has a route.
    public HttpServer(
            Settings settings,
            Problems problems,
            RequestJournal journal,
            RandomGenerator random,
            Handler policy,
            List<Consumer<RoutesConfig>> routes) {
        this.settings = settings;
        this.problems = problems;
        this.journal = journal;
        this.edge = new Edge(problems, random, new Admission(settings.mostInside()));
        this.thrown = new ThrownAnswers(problems);
        this.javalin = Javalin.create(config -> {
            configure(config);
            config.routes.beforeMatched(policy);
            thrown.register(config.routes);
            routes.forEach(feature -> feature.accept(config.routes));
        });
    }

    public void start() {
        javalin.start();
    }

    public int port() {
        return javalin.port();
    }

    /// Refuses all further requests with 503 and goes on with those that run.
    public void drain() {
        edge.drain();
    }

    /// Drains, takes no further connection, and waits for the requests that run.
    public void stop() {
        drain();
        javalin.stop();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.generateEtags = false;
        // A strong ETag belongs to one encoding, and compressed secrets can be guessed: a proxy in front may compress.
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.defaultContentType = "application/json";
        config.router.ignoreTrailingSlashes = false;
        config.router.javaLangErrorHandler(thrown::error);
        config.jetty.multipartConfig.maxFileSize(MULTIPART_BYTES, SizeUnit.BYTES);
        config.jetty.multipartConfig.maxTotalRequestSize(MULTIPART_BYTES, SizeUnit.BYTES);
        config.jetty.multipartConfig.maxInMemoryFileSize(MULTIPART_BYTES, SizeUnit.BYTES);
        config.jetty.threadPool = threads();
        config.jetty.modifyServer(this::configure);
        config.jetty.modifyHttpConfiguration(this::configure);
        config.jetty.addConnector(this::connector);
    }

    /// All of Jetty on virtual threads, its selectors, too: one that waits is parked like any other and holds no
    /// carrier, and hands a request over without waking a thread of the platform. How many requests there may be is
    /// for [Admission] to say.
    private static VirtualThreadPool threads() {
        var threads = new VirtualThreadPool(UNLIMITED);
        threads.setName("http");
        return threads;
    }

    private void configure(Server server) {
        server.insertHandler(edge);
        server.setErrorHandler(new JettyErrors(edge, problems));
        server.setRequestLog(journal);
        // Without a time-out Jetty cuts off whatever runs.
        server.setStopTimeout(settings.drain().toMillis());
    }

    private void configure(HttpConfiguration http) {
        // Javalin's own choice accepts ambiguous paths such as %2F, which arrive in a parameter as a slash.
        http.setUriCompliance(UriCompliance.DEFAULT);
        http.setRequestHeaderSize(HEADER_BYTES);
        // Jetty would keep the last headers of each connection, access tokens among them, in a table of 150 KB.
        http.setHeaderCacheSize(NOTHING);
        http.setIdleTimeout(settings.uploadStall().toMillis());
        http.setSendServerVersion(false);
    }

    private Connector connector(Server server, HttpConfiguration http) {
        var connector = new ServerConnector(server, new HeaderDeadline(http, settings.header())) {
            /// A client whose machine vanished while it waits says nothing and is sent nothing: TCP asks for it.
            @Override
            protected void configure(Socket socket) {
                super.configure(socket);
                try {
                    socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
                    socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, KEEPALIVE_IDLE_SECONDS);
                    socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, KEEPALIVE_INTERVAL_SECONDS);
                    socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, KEEPALIVE_PROBES);
                } catch (IOException _) {
                    // It is closed already.
                }
            }
        };
        // With Java's 50 a crowd that comes at once is kept waiting a second and more, until it knocks again.
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(settings.idle().toMillis());
        return connector;
    }
}
