package dev.cloakroom.http.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.InstantSource;
import org.apache.hc.client5.http.classic.methods.HttpGet;
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
                .build();
        client = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(silence).build())
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
        var end = clock.instant().plus(limits.total());
        var request = new HttpGet(address);
        request.setHeader("Accept", accept);
        var answer = client.executeOpen(null, request, null);
        var entity = answer.getEntity();
        var body = entity == null ? InputStream.nullInputStream() : entity.getContent();
        return new OutboundAnswer(request, answer, new LimitedStream(body, limits.bytes(), clock, end));
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
