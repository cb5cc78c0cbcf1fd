package dev.cloakroom.aws.doorbell;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/// Which queue; its URL says where it is, too. `deadLetters` is where messages end up that nobody could handle. With
/// `open` no keys are needed; else AWS's own environment variables and files say them.
public record SqsSettings(URI queue, @Nullable URI deadLetters, boolean open) {

    /// All the ways in which AWS names its service: public, FIPS, and inside a private network.
    private static final List<Pattern> AWS = List.of(
            Pattern.compile("(?:.+\\.)?sqs(?:-fips)?\\.([a-z0-9-]+)\\.(?:vpce\\.)?amazonaws\\.com(?:\\.cn)?"),
            Pattern.compile("([a-z0-9-]+)\\.queue\\.amazonaws\\.com(?:\\.cn)?"));

    URI endpoint() {
        return queue.resolve("/");
    }

    /// The last part of the URL.
    String queueName() {
        String path = queue.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    AwsCredentialsProvider credentials() {
        return open
                ? AnonymousCredentialsProvider.create()
                : DefaultCredentialsProvider.builder().build();
    }

    /// A signature names one, also where nobody cares. The host knows best.
    Region region() {
        for (var pattern : AWS) {
            var host = pattern.matcher(queue.getHost());
            if (host.matches()) {
                return Region.of(host.group(1));
            }
        }
        try {
            return new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
                    .getRegion();
        } catch (SdkClientException _) {
            return Region.US_EAST_1;
        }
    }
}
