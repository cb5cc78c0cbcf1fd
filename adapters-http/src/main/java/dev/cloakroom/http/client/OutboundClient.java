package dev.cloakroom.http.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;

/// Calls other servers: only at addresses that the rules allow, within limits, without following redirects, without
/// cookies, and without trying again, which is for jobs to do.
public final class OutboundClient implements AutoCloseable {

    /// Jobs are limited by their slots and their queues: a slow server must not hold up calls of others here too.
    private static final int MOST_CONNECTIONS = 1000;

    private static final RequestConfig REQUESTS = RequestConfig.custom()
            .setConnectionRequestTimeout(Timeout.ofSeconds(5))
            .build();

    private final CloseableHttpClient client;
    private final OutboundLimits limits;
    private final InstantSource clock;

    public OutboundClient(OutboundRules rules, OutboundLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
        var silence = Timeout.of(limits.silence());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new JudgedResolver(rules))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(limits.connect()))
                        .setSocketTimeout(silence)
                        .build())
                .setDefaultSocketConfig(
                        SocketConfig.custom().setSoTimeout(silence).build())
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setMaxConnTotal(MOST_CONNECTIONS)
                .build();
        client = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(
                        RequestConfig.copy(REQUESTS).setResponseTimeout(silence).build())
                .setUserAgent("Cloakroom")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .build();
    }

    /// Asks, and answers as soon as the head of the answer is there; the caller closes it, which drops the connection.
    ///
    /// @throws java.net.SocketTimeoutException when it takes too long, here or while the body is read
    OutboundAnswer get(URI address, String accept) throws IOException {
        var request = new HttpGet(address);
        request.setHeader("Accept", accept);
        return open(request, limits.total(), limits.bytes());
    }

    /// The same for any request, with its own time in all and no limit of bytes: the caller reads what it wants. An
    /// answer that was read to its end leaves the connection to the next call.
    OutboundAnswer send(HttpUriRequestBase request, Duration total) throws IOException {
        request.setConfig(RequestConfig.copy(REQUESTS)
                .setResponseTimeout(Timeout.of(total))
                .build());
        return open(request, total, Long.MAX_VALUE);
    }

    private OutboundAnswer open(HttpUriRequestBase request, Duration total, long bytes) throws IOException {
        var end = clock.instant().plus(total);
        var answer = client.executeOpen(null, request, null);
        var entity = answer.getEntity();
        var body = entity == null ? InputStream.nullInputStream() : entity.getContent();
        var limited = new LimitedStream(body, bytes, clock, end);
        return new OutboundAnswer(request, answer, limited, clock.instant());
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
