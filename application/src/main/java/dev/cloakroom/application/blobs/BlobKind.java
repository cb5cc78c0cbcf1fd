package dev.cloakroom.application.blobs;

/// What the store tells those who download: the media type, and the name to save it under (ASCII, no quotes).
public record BlobKind(String contentType, String fileName) {

    public String disposition() {
        return disposition(fileName);
    }

    public static String disposition(String fileName) {
        return "attachment; filename=\"" + fileName + "\"";
    }
}
