package dev.cloakroom.api.runtime.parts;

import dev.cloakroom.api.runtime.ByteStream;
import dev.cloakroom.api.runtime.RequestRefusal;
import dev.cloakroom.api.runtime.json.Pointers;
import dev.cloakroom.api.runtime.json.Violation;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Takes a multipart body apart, with the limit of the operation for the whole. Larger parts wait on disk until the
/// request has been answered.
public final class PartReader {

    private static final String CONFIGURATION = "org.eclipse.jetty.multipartConfig";
    private static final int MEMORY = 64 * 1024;

    private final Map<String, List<Part>> parts = new LinkedHashMap<>();
    private final List<Violation> violations;
    private boolean malformed;

    public PartReader(HttpServletRequest request, long limit, List<Violation> violations) {
        this.violations = violations;
        if (request.getContentLengthLong() > limit) {
            throw new RequestRefusal.PayloadTooLarge(limit);
        }
        request.setAttribute(
                CONFIGURATION, new MultipartConfigElement(System.getProperty("java.io.tmpdir"), limit, limit, MEMORY));
        read(request, limit);
    }

    public boolean malformed() {
        return malformed;
    }

    /// None, where none of that name came; a fault where one must.
    public List<Part> named(String name, boolean required) {
        var found = parts.getOrDefault(name, List.of());
        if (found.isEmpty() && required && !malformed) {
            violations.add(at(name, "required", "is required"));
        }
        return found;
    }

    /// The only one of that name; an empty list where there is none or too many.
    public List<Part> single(String name, boolean required) {
        var found = named(name, required);
        if (found.size() > 1) {
            violations.add(at(name, "repeated", "must not be repeated"));
            return List.of();
        }
        return found;
    }

    public void only(List<String> known) {
        parts.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> violations.add(at(name, "additionalProperties", "is not known here")));
    }

    public static byte[] bytes(Part part) {
        try (var in = part.getInputStream()) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public static FilePart file(Part part) {
        return new FilePart(
                part.getSubmittedFileName(),
                part.getContentType(),
                new ByteStream(part.getSize(), part::getInputStream));
    }

    public static Violation at(String name, String code, String detail) {
        return Violation.body(Pointers.fragment(List.of(name)), code, detail);
    }

    private void read(HttpServletRequest request, long limit) {
        try {
            for (var part : request.getParts()) {
                parts.computeIfAbsent(part.getName(), key -> new ArrayList<>()).add(part);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (ServletException | RuntimeException unreadable) {
            if (isTooLong(unreadable)) {
                throw new RequestRefusal.PayloadTooLarge(limit);
            }
            malformed = true;
            violations.add(Violation.body("#", "malformed", "is not a multipart body"));
        }
    }

    /// Jetty has no exception of its own for it.
    private static boolean isTooLong(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("max length exceeded")) {
                return true;
            }
        }
        return false;
    }
}
