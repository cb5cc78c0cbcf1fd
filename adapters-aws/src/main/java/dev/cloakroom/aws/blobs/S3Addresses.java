package dev.cloakroom.aws.blobs;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.S3Utilities;

/// Signs download addresses. The SDK's own presigner signs for the present moment only; ours for a given one, so that
/// the address stays the same for as long as its callers want.
final class S3Addresses {

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final S3Utilities places;
    private final String bucket;
    private final @Nullable URI endpoint;
    private final Region region;
    private final AwsCredentialsProvider credentials;

    private S3Addresses(S3Settings settings) {
        var style = S3Configuration.builder()
                .pathStyleAccessEnabled(settings.pathStyle())
                .build();
        region = settings.region();
        places = S3Utilities.builder().region(region).s3Configuration(style).build();
        bucket = settings.bucket();
        endpoint = settings.downloadEndpoint();
        credentials = settings.credentials();
    }

    static S3Addresses of(S3Settings settings) {
        return new S3Addresses(settings);
    }

    URI sign(String key, String disposition, Instant signedAt, Duration validity) {
        var request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(place(key))
                .putRawQueryParameter("response-content-disposition", disposition)
                .build();
        AwsCredentialsIdentity identity = credentials.resolveCredentials();
        return signer.sign(signing -> signing.identity(identity)
                        .request(request)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region.id())
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, validity)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(signedAt, ZoneOffset.UTC))
                        .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false))
                .request()
                .getUri();
    }

    private URI place(String key) {
        try {
            return places.getUrl(at -> at.bucket(bucket).key(key).endpoint(endpoint))
                    .toURI();
        } catch (URISyntaxException broken) {
            throw new IllegalStateException("no address for " + key, broken);
        }
    }
}
