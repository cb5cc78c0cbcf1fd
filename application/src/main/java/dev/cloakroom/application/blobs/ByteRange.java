package dev.cloakroom.application.blobs;

/// Bytes `first` to `last`, both included; `last` may lie behind the end.
public record ByteRange(long first, long last) {

    public ByteRange {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("no range: " + first + "-" + last);
        }
    }
}
