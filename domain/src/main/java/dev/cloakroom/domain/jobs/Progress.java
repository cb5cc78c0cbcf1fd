package dev.cloakroom.domain.jobs;

/// How far a running job says it is: `percent` 0 to 100, `message` a few words or empty.
public record Progress(int percent, String message) {

    public static final Progress NONE = new Progress(0, "");

    public Progress {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("percent must be 0 to 100 and is " + percent);
        }
    }
}
