package dev.cloakroom.http.profiles;

import static dev.cloakroom.http.profiles.TestProfiles.STRANGER;
import static dev.cloakroom.http.profiles.TestProfiles.assertProblem;
import static dev.cloakroom.http.profiles.TestProfiles.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.domain.Json;
import dev.cloakroom.http.TestServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists of profiles, by cursors and by numbers of pages.
@Timeout(60)
class ProfileListsTest {

    private final TestProfiles profiles = new TestProfiles();

    @AfterEach
    void stop() {
        profiles.close();
    }

    @Test
    void theListIsWalkedForwardsAndBackAlongTheSamePages() {
        for (var who : List.of("a", "b", "c", "d", "e")) {
            profiles.made(who);
        }
        var first = profiles.get("?limit=2");
        var second = profiles.get("?limit=2&cursor=" + cursor(first, "next_cursor"));
        var third = profiles.get("?limit=2&cursor=" + cursor(second, "next_cursor"));
        assertThat(emails(first)).containsExactly("e", "d");
        assertThat(emails(second)).containsExactly("c", "b");
        assertThat(emails(third)).containsExactly("a");
        assertThat(first.body()).contains("\"has_more\":true").doesNotContain("prev_cursor");
        assertThat(third.body()).contains("\"has_more\":false").doesNotContain("next_cursor");
        var back = profiles.get("?limit=2&cursor=" + cursor(third, "prev_cursor"));
        var start = profiles.get("?limit=2&cursor=" + cursor(back, "prev_cursor"));
        assertThat(emails(back)).containsExactly("c", "b");
        assertThat(emails(start)).containsExactly("e", "d");
        assertThat(start.body()).contains("\"has_more\":true").doesNotContain("prev_cursor");
        assertThat(second.body()).contains("\"etag\":\"\\\"1\\\"\"");
    }

    @Test
    void theLinksOfAPageLeadToTheSamePagesAsItsCursors() {
        for (var who : List.of("a", "b", "c", "d", "e")) {
            profiles.made(who);
        }
        var second = follow(profiles.get("?limit=2"), "next");
        assertThat(emails(second)).containsExactly("c", "b");
        assertThat(relations(second)).containsExactly("first", "prev", "next", "last");
        assertThat(emails(follow(second, "first"))).containsExactly("e", "d");
        assertThat(emails(follow(second, "prev"))).containsExactly("e", "d");
        assertThat(emails(follow(second, "next"))).containsExactly("a");
        assertThat(emails(follow(second, "last"))).containsExactly("b", "a");
        assertThat(relations(follow(second, "last"))).containsExactly("first", "prev", "last");
        assertThat(relations(follow(second, "first"))).containsExactly("first", "next", "last");
    }

    @Test
    void pagesByNumberTellTheTotals() {
        for (var who : List.of("a", "b", "c", "d", "e")) {
            profiles.made(who);
        }
        var second = profiles.get("?page=2&page_size=2");
        assertThat(emails(second)).containsExactly("c", "b");
        assertThat(second.body())
                .endsWith("\"has_more\":true,\"page\":2,\"page_size\":2,\"total\":5,\"total_pages\":3}");
        assertThat(relations(second)).containsExactly("first", "prev", "next", "last");
        assertThat(emails(follow(second, "last"))).containsExactly("a");
        assertThat(relations(follow(second, "last"))).containsExactly("first", "prev", "last");
        var beyond = profiles.get("?page=9&page_size=2");
        assertThat(emails(beyond)).isEmpty();
        assertThat(beyond.body()).contains("\"has_more\":false").contains("\"total\":5");
        assertThat(emails(follow(beyond, "prev"))).containsExactly("a");
        assertThat(profiles.get("?page_size=5").body())
                .contains("\"page\":1,\"page_size\":5,\"total\":5,\"total_pages\":1");
    }

    @Test
    void fromAnEmptyPageOneGetsBack() {
        var jane = profiles.made("jane");
        profiles.made("john");
        var first = profiles.get("?limit=1");
        assertThat(profiles.send("DELETE", jane, "", "If-Match: *").statusCode())
                .isEqualTo(204);
        var empty = profiles.get("?limit=1&cursor=" + cursor(first, "next_cursor"));
        assertThat(emails(empty)).isEmpty();
        assertThat(empty.body()).contains("\"has_more\":false");
        assertThat(emails(profiles.get("?limit=1&cursor=" + cursor(empty, "prev_cursor"))))
                .containsExactly("john");
    }

    @Test
    void oneIsFoundByItsAddressInAnySpelling() {
        profiles.made("a");
        profiles.made("b");
        var found = profiles.get("?email=B@EXAMPLE.com");
        assertThat(emails(found)).containsExactly("b");
        assertThat(found.body()).contains("\"has_more\":false");
        assertThat(header(found, "Link")).contains("?email=B%40EXAMPLE.com&limit=20>; rel=\"first\"");
        assertThat(profiles.get("?email=B@EXAMPLE.com&page=1").body()).contains("\"total\":1");
        assertThat(profiles.get("?email=nobody").body()).isEqualTo("{\"data\":[],\"has_more\":false}");
        assertThat(profiles.get("?email=nobody&page=1").body()).contains("\"total\":0,\"total_pages\":0");
    }

    @Test
    void aCursorIsRefusedWhenForgedExpiredOrOfAnotherList() {
        profiles.made("a");
        profiles.made("b");
        var next = cursor(profiles.get("?limit=1"), "next_cursor");
        var previous = cursor(follow(profiles.get("?limit=1"), "next"), "prev_cursor");
        for (var cursor : List.of(next, previous)) {
            assertProblem(profiles.get("?cursor=" + new StringBuilder(cursor).reverse()), 400, "invalid-cursor");
            assertProblem(profiles.get("?cursor=" + cursor + "&email=a@example.com"), 400, "invalid-cursor");
            assertProblem(
                    profiles.server.sendAs(STRANGER, "GET /v1/profiles?cursor=" + cursor, ""), 400, "invalid-cursor");
            assertThat(profiles.get("?cursor=" + cursor + "&limit=50").statusCode())
                    .isEqualTo(200);
        }
        profiles.clock.advance(Duration.ofHours(25));
        assertProblem(profiles.get("?cursor=" + next), 400, "invalid-cursor");
        assertProblem(profiles.get("?cursor=" + previous), 400, "invalid-cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=1&cursor=abc", "page=1&limit=3", "page_size=3&limit=3", "page=0", "limit=101"})
    void theTwoWaysCannotBeMixedAndHaveLimits(String query) {
        assertProblem(profiles.get("?" + query), 400, "invalid-parameter");
    }

    private HttpResponse<String> follow(HttpResponse<String> page, String relation) {
        var link = Pattern.compile("<" + TestServer.PUBLIC_URL + "/v1/profiles([^>]*)>; rel=\"" + relation + "\"")
                .matcher(header(page, "Link"));
        assertThat(link.find()).as(header(page, "Link")).isTrue();
        return profiles.get(link.group(1));
    }

    private static List<String> relations(HttpResponse<String> page) {
        return Pattern.compile("rel=\"([a-z]+)\"")
                .matcher(header(page, "Link"))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static List<String> emails(HttpResponse<String> page) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        var data = (Json.Arr) Objects.requireNonNull(TestServer.json(page).get("data"));
        return data.items().stream()
                .map(item -> String.valueOf(((Json.Obj) item).text("email")).replace("@example.com", ""))
                .toList();
    }

    private static String cursor(HttpResponse<String> page, String member) {
        return String.valueOf(TestServer.json(page).text(member));
    }
}
