package dev.cloakroom.aws.blobs;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/// Which bucket, and where. Without an endpoint it is AWS itself; `publicEndpoint` is the one that download addresses
/// name, where clients reach the store by another. Without keys and region, AWS's own environment variables and files
/// say them.
public record S3Settings(
        String bucket,
        @Nullable URI endpoint,
        @Nullable URI publicEndpoint,
        @Nullable Keys keys) {

    public record Keys(String id, String secret) {
        @Override
        public String toString() {
            return id;
        }
    }

    /// Stores that are not AWS are rarely reached by a host name per bucket.
    boolean pathStyle() {
        return endpoint != null;
    }

    @Nullable
    URI downloadEndpoint() {
        return publicEndpoint == null ? endpoint : publicEndpoint;
    }

    AwsCredentialsProvider credentials() {
        return keys == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(keys.id(), keys.secret()));
    }

    /// Other stores do not care, but a signature names one. Only on AWS is it worth a question to the machine's
    /// metadata service, which elsewhere costs seconds.
    Region region() {
        if (endpoint == null) {
            return DefaultAwsRegionProviderChain.builder().build().getRegion();
        }
        try {
            return new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
                    .getRegion();
        } catch (SdkClientException _) {
            return Region.US_EAST_1;
        }
    }
}
