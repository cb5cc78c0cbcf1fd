package dev.cloakroom.application.blobs;

class InMemoryBlobsTest implements BlobsContract {

    private final InMemoryBlobs blobs = new InMemoryBlobs();

    @Override
    public Blobs blobs() {
        return blobs;
    }
}
