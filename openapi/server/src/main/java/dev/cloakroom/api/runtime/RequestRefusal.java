package dev.cloakroom.api.runtime;

import java.util.List;

/// The request does not keep to the contract, so no handler saw it. It costs no stack trace: it is an answer.
public abstract sealed class RequestRefusal extends RuntimeException permits RequestViolations, RequestRefusal.Limited {

    RequestRefusal(String detail) {
        super(detail, null, false, false);
    }

    /// The slug of the problem type.
    public abstract String code();

    public final String detail() {
        return String.valueOf(getMessage());
    }

    /// What is refused as a whole, before anything in it counts.
    public abstract static sealed class Limited extends RequestRefusal {
        private Limited(String detail) {
            super(detail);
        }
    }

    /// 413: the body is longer than the operation takes.
    public static final class PayloadTooLarge extends Limited {
        private final long limitBytes;

        public PayloadTooLarge(long limitBytes) {
            super("The body may have " + limitBytes + " bytes at most.");
            this.limitBytes = limitBytes;
        }

        @Override
        public String code() {
            return "payload-too-large";
        }

        public long limitBytes() {
            return limitBytes;
        }
    }

    /// 415: the body is of a media type, charset or content coding that the operation does not take.
    public static final class UnsupportedMediaType extends Limited {
        private final String method;
        private final transient List<String> supported;

        UnsupportedMediaType(String method, List<String> supported) {
            super("Send " + String.join(" or ", supported) + ", as UTF-8 where it is text, without content coding.");
            this.method = method;
            this.supported = List.copyOf(supported);
        }

        @Override
        public String code() {
            return "unsupported-media-type";
        }

        public List<String> supported() {
            return supported;
        }

        /// The header that names the supported types: `Accept-Post` or `Accept-Patch`.
        public String header() {
            return method.equals("PATCH") ? "Accept-Patch" : "Accept-Post";
        }
    }

    /// 406: none of the types that the client accepts is one that the operation makes.
    public static final class NotAcceptable extends Limited {
        private final transient List<String> available;

        NotAcceptable(List<String> available) {
            super("This answers with " + String.join(" or ", available) + "; Accept asks for something else.");
            this.available = List.copyOf(available);
        }

        @Override
        public String code() {
            return "not-acceptable";
        }

        public List<String> available() {
            return available;
        }
    }
}
