package dev.cloakroom.application.blobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DownloadWindowTest {

    private static final Instant START = Instant.parse("2026-01-01T00:05:00Z");

    @Test
    void itStaysTheSameForFiveMinutes() {
        assertThat(DownloadWindow.at(START)).isEqualTo(new DownloadWindow(START));
        assertThat(DownloadWindow.at(START.plusMillis(299_999))).isEqualTo(new DownloadWindow(START));
        assertThat(DownloadWindow.at(START.plusSeconds(300))).isEqualTo(new DownloadWindow(START.plusSeconds(300)));
    }

    @Test
    void whatIsGivenOutAtItsEndIsGoodForTenMinutesMore() {
        assertThat(DownloadWindow.at(START.plusSeconds(299)).expiresAt()).isEqualTo(START.plusSeconds(900));
    }
}
