package dev.cloakroom.aws.doorbell;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqsSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "https://sqs.eu-central-1.amazonaws.com/123456789012/cloakroom-jobs, eu-central-1",
        "https://sqs-fips.us-west-2.amazonaws.com/123456789012/cloakroom-jobs, us-west-2",
        "https://sqs.cn-north-1.amazonaws.com.cn/123456789012/cloakroom-jobs, cn-north-1",
        "https://vpce-1a2b-3c.sqs.ap-south-1.vpce.amazonaws.com/123456789012/cloakroom-jobs, ap-south-1",
        "https://us-east-2.queue.amazonaws.com/123456789012/cloakroom-jobs, us-east-2",
    })
    void theUrlSaysTheRegion(URI url, String region) {
        var settings = new SqsSettings(url, null, false);
        assertThat(settings.region().id()).isEqualTo(region);
        assertThat(settings.queueName()).isEqualTo("cloakroom-jobs");
        assertThat(settings.endpoint()).hasPath("/").hasHost(url.getHost());
    }
}
