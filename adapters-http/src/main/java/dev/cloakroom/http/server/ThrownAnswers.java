package dev.cloakroom.http.server;

import dev.cloakroom.api.runtime.AcceptHeader;
import dev.cloakroom.api.runtime.Operation;
import dev.cloakroom.api.runtime.RequestRefusal;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.http.Correlation;
import dev.cloakroom.http.HttpProblem;
import dev.cloakroom.http.Problems;
import dev.cloakroom.http.pages.Page;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.ee10.servlet.ServletContextResponse;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers everything that flies out of a handler, and logs what nobody expected, once.
final class ThrownAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(ThrownAnswers.class);
    private static final int BROKEN_OFF = 499;

    /// What a handler may have said of the body that now does not come.
    private static final List<String> OF_THE_BODY =
            List.of("ETag", "Accept-Ranges", "Content-Range", "Content-Disposition", "Location", "Preference-Applied");

    private final Problems problems;

    ThrownAnswers(Problems problems) {
        this.problems = problems;
    }

    void register(RoutesConfig routes) {
        routes.exception(Exception.class, this::answer);
        // Javalin has a handler of its own for these, which would win over the one for Exception.
        routes.exception(HttpResponseException.class, this::answer);
        // Javalin gives a body that stalls, or that breaks off, a bare status, past all exception handlers.
        routes.error(408, ctx -> bareStatus(408, ctx));
        routes.error(BROKEN_OFF, ctx -> bareStatus(400, ctx));
    }

    /// For a StackOverflowError and its kin, which Javalin keeps away from exception handlers.
    void error(HttpServletResponse response, Error error) {
        var request = ServletContextResponse.getServletContextResponse(response).getRequest();
        var correlation = (Correlation) request.getAttribute(Correlation.ATTRIBUTE);
        LOG.atError()
                .setCause(error)
                .addKeyValue("request_id", correlation.requestId())
                .log("request failed");
        if (!response.isCommitted()) {
            write(problems.internalError(correlation), response);
        }
    }

    private void bareStatus(int status, Context ctx) {
        if (!ctx.res().isCommitted()) {
            write(problems.of(JettyErrors.problem(status), Correlation.of(ctx.req())), ctx);
        }
    }

    private void answer(Exception thrown, Context ctx) {
        if (causes(thrown).anyMatch(EofException.class::isInstance)) {
            bareStatus(400, ctx);
        } else if (ctx.res().isCommitted()) {
            cutOff(thrown, ctx);
        } else {
            write(answerTo(thrown, Correlation.of(ctx.req())), ctx);
        }
    }

    /// The status has gone out already; only a broken connection can still tell that the body is not whole.
    private static void cutOff(Exception thrown, Context ctx) {
        LOG.atError()
                .setCause(thrown)
                .addKeyValue("request_id", Correlation.of(ctx.req()).requestId())
                .log("answer cut off");
        ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close(thrown);
    }

    private Problems.Answer answerTo(Exception thrown, Correlation correlation) {
        return switch (thrown) {
            case Rejection rejection -> problems.of(rejection, correlation);
            case HttpProblem problem -> problems.of(problem, correlation);
            case RequestRefusal refusal -> problems.of(refusal, correlation);
            case MethodNotAllowedResponse refused -> problems.of(methodNotAllowed(refused), correlation);
            case HttpResponseException refused -> problems.of(JettyErrors.problem(refused.getStatus()), correlation);
            default -> unexpected(thrown, correlation);
        };
    }

    private Problems.Answer unexpected(Exception thrown, Correlation correlation) {
        // No connection was free in time: a read outside of any transaction that would have said so.
        if (causes(thrown).anyMatch(SQLTransientConnectionException.class::isInstance)) {
            return problems.of(new HttpProblem("overloaded", "The database is busy: try again."), correlation);
        }
        if (causes(thrown).anyMatch(TimeoutException.class::isInstance)) {
            return problems.of(JettyErrors.problem(408), correlation);
        }
        var refusedByJetty = causes(thrown)
                .flatMap(cause -> cause instanceof HttpException refused ? Stream.of(refused) : Stream.empty())
                .findFirst();
        if (refusedByJetty.isPresent()) {
            return problems.of(JettyErrors.problem(refusedByJetty.get().getCode()), correlation);
        }
        LOG.atError()
                .setCause(thrown)
                .addKeyValue("request_id", correlation.requestId())
                .log("request failed");
        return problems.internalError(correlation);
    }

    private static HttpProblem methodNotAllowed(MethodNotAllowedResponse refused) {
        var methods = new TreeSet<String>();
        refused.getDetails().values().forEach(names -> methods.addAll(Arrays.asList(names.split(", "))));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        var allowed = new Json.Arr(methods.stream().map(Json::of).toList());
        return new HttpProblem(
                "method-not-allowed",
                "This path does not have the method.",
                Json.EMPTY.with("allowed", allowed),
                Map.of("Allow", String.join(", ", methods)));
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).limit(10);
    }

    /// As a page, where the operation answers with pages and the client would rather have one.
    private static void write(Problems.Answer answer, Context ctx) {
        var produces = produces(ctx);
        if (!produces.contains(Page.MEDIA_TYPE)) {
            write(answer, ctx.res());
            return;
        }
        ctx.header("Vary", "Accept");
        ctx.header("Referrer-Policy", Page.REFERRER_POLICY);
        if (Page.MEDIA_TYPE.equals(AcceptHeader.parse(ctx.header("Accept")).best(produces))) {
            ctx.header("Content-Security-Policy", Page.POLICY);
            write(answer, Page.MEDIA_TYPE, Page.of(answer), ctx.res());
        } else {
            write(answer, ctx.res());
        }
    }

    private static List<String> produces(Context ctx) {
        var endpoint = ctx.endpoints().matchedHttpEndpoint();
        var operation = endpoint == null ? null : endpoint.metadata(Operation.class);
        return operation == null ? List.of() : operation.produces();
    }

    private static void write(Problems.Answer answer, HttpServletResponse response) {
        write(answer, Problems.MEDIA_TYPE, answer.text(), response);
    }

    private static void write(Problems.Answer answer, String mediaType, String text, HttpServletResponse response) {
        try {
            response.resetBuffer();
            OF_THE_BODY.forEach(name -> response.setHeader(name, null));
            response.setStatus(answer.status());
            answer.headers().forEach(response::setHeader);
            response.setCharacterEncoding((String) null);
            response.setContentType(mediaType);
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
