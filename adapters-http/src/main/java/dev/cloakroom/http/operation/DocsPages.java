package dev.cloakroom.http.operation;

import dev.cloakroom.http.EntityTags;
import dev.cloakroom.http.PublicPage;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.util.LinkedHashMap;
import java.util.Map;

/// The contract as the server itself has it, `/openapi.json` and `/openapi.yaml`, and a page to read it, `/docs`, to
/// which `/` leads. All of it comes from the class path: nothing is loaded from elsewhere, and no part of a request
/// names a file.
public final class DocsPages {

    private static final String CONTRACT = "/dev/cloakroom/api/";
    private static final String OURS = "/dev/cloakroom/http/operation/";
    private static final String JSON = "application/json";
    private static final String CSS = "text/css";
    private static final String SCRIPT = "text/javascript";

    /// The viewer builds all of its page by script and wants small pictures from its style sheet; nothing else runs.
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Map<String, StaticPage> pages = new LinkedHashMap<>();

    public DocsPages() {
        var viewer = "/META-INF/resources/webjars/swagger-ui/" + StaticPage.webjarVersion("swagger-ui") + "/";
        pages.put("/openapi.json", new StaticPage(CONTRACT + "openapi.json", JSON));
        pages.put("/openapi.yaml", new StaticPage(CONTRACT + "openapi.yaml", "application/yaml"));
        pages.put("/docs", new StaticPage(OURS + "docs.html", "text/html"));
        pages.put("/docs/docs.css", new StaticPage(OURS + "docs.css", CSS));
        pages.put("/docs/docs.js", new StaticPage(OURS + "docs.js", SCRIPT));
        pages.put("/docs/icon.svg", new StaticPage(OURS + "icon.svg", "image/svg+xml"));
        pages.put("/docs/viewer.css", new StaticPage(viewer + "swagger-ui.css", CSS));
        pages.put("/docs/viewer.js", new StaticPage(viewer + "swagger-ui-bundle.js", SCRIPT));
    }

    public void register(RoutesConfig routes) {
        pages.forEach((path, page) -> routes.addEndpoint(Endpoint.create(HandlerType.GET, path)
                .addMetadata(new PublicPage())
                .handler(ctx -> answer(ctx, page))));
        // Where a browser comes first.
        routes.addEndpoint(Endpoint.create(HandlerType.GET, "/")
                .addMetadata(new PublicPage())
                .handler(ctx -> ctx.redirect("/docs")));
    }

    private static void answer(Context ctx, StaticPage page) {
        ctx.header("ETag", page.entityTag());
        ctx.header("Cache-Control", "public, no-cache");
        ctx.header("Content-Security-Policy", POLICY);
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "no-referrer");
        var known = EntityTags.parse("If-None-Match", ctx.header("If-None-Match"));
        if (known != null && known.matchesWeakly(page.entityTag())) {
            ctx.status(304);
        } else {
            ctx.contentType(page.mediaType()).result(page.bytes());
        }
    }
}
