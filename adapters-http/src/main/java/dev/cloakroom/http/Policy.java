package dev.cloakroom.http;

import dev.cloakroom.api.runtime.Operation;
import dev.cloakroom.api.runtime.Operation.Idempotency;
import dev.cloakroom.api.runtime.Operation.RateClass;
import dev.cloakroom.application.auth.Authenticator;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.Principal;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.http.limits.Charge;
import dev.cloakroom.http.limits.ClientAddress;
import dev.cloakroom.http.limits.Limits;
import dev.cloakroom.http.limits.Visit;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// Decides whether a request may go on, from what the contract says of its operation: size, who calls, what it
/// may do, how often. What the contract does not know is refused.
public final class Policy implements Handler {

    private static final String PRINCIPAL = Policy.class.getName() + ".principal";
    private static final String KEY = Policy.class.getName() + ".key";
    private static final String CHARGE = Policy.class.getName() + ".charge";
    private static final int NOT_MODIFIED = 304;
    private static final String BEARER = "bearer ";

    private static final int MOST_DISCARDED = 1024 * 1024;

    private final Authenticator authenticator;
    private final ClientAddress addresses;
    private final Limits limits;

    public Policy(Authenticator authenticator, ClientAddress addresses, Limits limits) {
        this.authenticator = authenticator;
        this.addresses = addresses;
        this.limits = limits;
    }

    /// Binds what is to be done after a handler.
    public void register(RoutesConfig routes) {
        routes.afterMatched(Policy::giveBackWhatWasNotUsed);
    }

    @Override
    public void handle(Context ctx) {
        RequestNotes.route(ctx);
        var endpoint = ctx.endpoints().matchedHttpEndpoint();
        if (endpoint == null || endpoint.metadata(PublicPage.class) != null) {
            return;
        }
        var operation = endpoint.metadata(Operation.class);
        if (operation == null) {
            throw new HttpProblem("no-such-route", "There is nothing at this path.");
        }
        ctx.header("Cache-Control", caching(operation));
        refuseMalformedQuery(ctx);
        refuseBodyTooLarge(operation, ctx);
        if (!operation.isPublic() && !isLeftToTheHandler(operation, ctx)) {
            authorize(operation, authenticate(ctx));
        }
        limitRate(operation, ctx);
        readIdempotencyKey(operation, ctx);
    }

    /// What an owner reads may be kept and has to be asked for again; nothing else is ever kept.
    private static String caching(Operation operation) {
        var owned = operation.method().equals("GET")
                && !operation.isPublic()
                && operation.ownCredentials().isEmpty()
                && !operation.tag().equals("auth");
        return owned ? "private, no-cache" : "no-store";
    }

    /// Javalin leaves out what it cannot decode: a filter that vanishes would answer with too much.
    private static void refuseMalformedQuery(Context ctx) {
        var query = ctx.queryString();
        if (query != null && !isWellFormed(query)) {
            throw new HttpProblem("malformed-request", "The query of the address has a malformed escape.");
        }
    }

    private static boolean isWellFormed(String query) {
        try {
            // Bytes that are no UTF-8 come out as U+FFFD, which nobody sends on purpose.
            return URLDecoder.decode(query, StandardCharsets.UTF_8).indexOf('\uFFFD') < 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static void refuseBodyTooLarge(Operation operation, Context ctx) {
        var limit = operation.bodyLimit();
        var announced = ctx.req().getContentLengthLong();
        if (limit > 0 && announced > limit) {
            discard(ctx, announced);
            throw new HttpProblem(
                    "payload-too-large",
                    "The body may have " + limit + " bytes.",
                    Json.EMPTY.with("limit_bytes", Json.of(limit)),
                    Map.of());
        }
    }

    /// A client that is still sending when the connection closes finds a broken pipe and never reads why. So what is
    /// not much too large is read first, unless the client asked before sending.
    private static void discard(Context ctx, long announced) {
        if (announced > MOST_DISCARDED || ctx.header("Expect") != null) {
            return;
        }
        try {
            // To the end of the stream, which is where Jetty sees that the connection can go on.
            ctx.req().getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            // It went away, or stalls: the refusal follows all the same.
        }
    }

    /// Nobody is known to call, but there is what the operation itself lets people in by.
    private static boolean isLeftToTheHandler(Operation operation, Context ctx) {
        return ctx.header("Authorization") == null
                && ctx.header("X-API-Key") == null
                && operation.ownCredentials().stream().anyMatch(credential -> isSent(credential, ctx));
    }

    private static boolean isSent(Operation.Credential credential, Context ctx) {
        return credential.in().equals("query")
                ? ctx.queryParam(credential.name()) != null
                : ctx.header(credential.name()) != null;
    }

    private Principal authenticate(Context ctx) {
        var principal = identify(ctx);
        ctx.attribute(PRINCIPAL, principal);
        ctx.attribute(RequestNotes.PRINCIPAL, principal.user().toString());
        return principal;
    }

    /// Credentials that are none are tried as often as strangers may ask, and no more.
    private Principal identify(Context ctx) {
        try {
            return authenticator.authenticate(credential(ctx));
        } catch (Rejection.Unauthenticated refused) {
            var charge = limits.chargeRefused(clientAddress(ctx));
            throw charge.granted() ? refused : HttpProblem.exceeded(charge);
        }
    }

    private static String credential(Context ctx) {
        var authorization = ctx.header("Authorization");
        var key = ctx.header("X-API-Key");
        if (authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return authorization.substring(BEARER.length()).strip();
        }
        if (authorization == null && key != null) {
            return key.strip();
        }
        throw new Rejection.Unauthenticated(
                "unauthenticated", "Send an access token or an API key as Authorization: Bearer, or as X-API-Key.");
    }

    private static void authorize(Operation operation, Principal principal) {
        var held = operation.scopes().stream().allMatch(name -> may(principal, name));
        if (!held) {
            throw new Rejection.Forbidden(
                    "insufficient-scope",
                    "The credential lacks a scope that this operation needs.",
                    operation.scopes());
        }
    }

    private static boolean may(Principal principal, String name) {
        return principal.may(Scope.parse(name)
                .orElseThrow(() -> new IllegalStateException("the contract names an unknown scope: " + name)));
    }

    private void limitRate(Operation operation, Context ctx) {
        var principal = principal(ctx);
        var charge = principal == null
                ? limits.chargeStranger(operation, clientAddress(ctx))
                : limits.charge(operation, principal.user(), ctx.req().getContentLengthLong());
        if (!charge.granted()) {
            throw HttpProblem.exceeded(charge);
        }
        if (!charge.policy().isEmpty()) {
            ctx.header("RateLimit-Policy", charge.policy());
            ctx.header("RateLimit", charge.standing());
        }
        ctx.attribute(CHARGE, charge);
        if (principal != null && ctx.req().getAttribute(Visit.ATTRIBUTE) instanceof Visit visit) {
            chargeAtEnd(operation, principal.user(), charge, visit, ctx);
        }
    }

    /// What is known only when the request is over: that a stream has ended, and how much came in a body that did not
    /// say how long it is.
    private void chargeAtEnd(Operation operation, UserId owner, Charge charge, Visit visit, Context ctx) {
        if (operation.rateClass() == RateClass.STREAM) {
            visit.atEnd(charge.giveBack());
        } else if (operation.rateClass() == RateClass.UPLOAD && ctx.req().getContentLengthLong() < 0) {
            var request = ServletContextRequest.getServletContextRequest(ctx.req());
            visit.atEnd(() -> limits.arrived(owner, Request.getContentBytesRead(request)));
        }
    }

    /// That nothing has changed costs nothing, so that polling politely is free.
    private static void giveBackWhatWasNotUsed(Context ctx) {
        if (ctx.statusCode() == NOT_MODIFIED && ctx.attribute(CHARGE) instanceof Charge charge) {
            charge.giveBack().run();
        }
    }

    /// The address that limits count under.
    String clientAddress(Context ctx) {
        return addresses.of(ctx.req().getRemoteAddr(), joined(ctx, "X-Forwarded-For"));
    }

    private static void readIdempotencyKey(Operation operation, Context ctx) {
        if (operation.idempotency() == Idempotency.NONE) {
            return;
        }
        var key = IdempotencyKeyHeader.parse(ctx.header("Idempotency-Key"));
        if (key == null && operation.idempotency() == Idempotency.REQUIRED) {
            throw new HttpProblem("idempotency-key-required", "Send an Idempotency-Key, and the same one on a retry.");
        }
        ctx.attribute(KEY, key);
    }

    /// Who calls; null where the operation is public.
    static @Nullable Principal principal(Context ctx) {
        return ctx.attribute(PRINCIPAL);
    }

    /// The idempotency key of an operation that knows them; null where none was sent.
    static @Nullable String idempotencyKey(Context ctx) {
        return ctx.attribute(KEY);
    }

    /// All lines of one header as one list (RFC 9110 5.3).
    static @Nullable String joined(Context ctx, String name) {
        var first = ctx.req().getHeader(name);
        return first == null
                ? null
                : String.join(", ", Collections.list(ctx.req().getHeaders(name)));
    }
}
