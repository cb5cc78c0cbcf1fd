package dev.cloakroom.http.profiles;

import dev.cloakroom.api.model.ProfileList;
import dev.cloakroom.api.profiles.ListProfilesRequest;
import dev.cloakroom.api.profiles.ListProfilesResponse;
import dev.cloakroom.application.profiles.ProfileQueries;
import dev.cloakroom.domain.profiles.Profile;
import dev.cloakroom.http.Call;
import dev.cloakroom.http.Cursors;
import dev.cloakroom.http.HttpProblem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;

/// The list of profiles, by cursor or by number.
final class ProfilePages {

    private static final int USUAL = 20;

    private final ProfileQueries queries;
    private final Cursors cursors;

    ProfilePages(ProfileQueries queries, Cursors cursors) {
        this.queries = queries;
        this.cursors = cursors;
    }

    ListProfilesResponse of(ListProfilesRequest request, Call call) {
        if (request.page() == null && request.pageSize() == null) {
            return byCursor(request, call);
        }
        if (request.cursor() != null || request.limit() != null) {
            throw HttpProblem.badCombination(
                    request.cursor() != null ? "cursor" : "limit",
                    "Pages go by cursor and limit, or by page and page_size.");
        }
        return byNumber(request, call);
    }

    private ListProfilesResponse byCursor(ListProfilesRequest request, Call call) {
        int limit = Objects.requireNonNullElse(request.limit(), USUAL);
        var place = cursors.place(request.cursor(), call);
        var found = queries.at(call.user(), request.email(), place, limit);
        var around =
                cursors.neighbours(found, place, limit, profile -> profile.id().value(), call);
        var body = new ProfileList(
                views(found.rows()), around.next() != null, around.next(), around.previous(), null, null, null, null);
        return new ListProfilesResponse.Ok(body, around.links());
    }

    private ListProfilesResponse byNumber(ListProfilesRequest request, Call call) {
        int page = Objects.requireNonNullElse(request.page(), 1);
        int size = Objects.requireNonNullElse(request.pageSize(), USUAL);
        var found = queries.numbered(call.user(), request.email(), page, size);
        var pages = Math.ceilDiv(found.total(), size);
        var body = new ProfileList(views(found.rows()), page < pages, null, null, page, size, found.total(), pages);
        return new ListProfilesResponse.Ok(body, links(page, size, pages, call));
    }

    /// The page before one that lies beyond the end is the last.
    private static String links(int page, int size, long pages, Call call) {
        var last = Math.max(1, pages);
        var links = new StringJoiner(", ").add(link("first", 1, size, call));
        if (page > 1) {
            links.add(link("prev", Math.min(page - 1, last), size, call));
        }
        if (page < pages) {
            links.add(link("next", page + 1, size, call));
        }
        return links.add(link("last", last, size, call)).toString();
    }

    private static String link(String relation, long page, int size, Call call) {
        return call.listing().link(relation, Map.of("page", String.valueOf(page), "page_size", String.valueOf(size)));
    }

    private static List<dev.cloakroom.api.model.Profile> views(List<Profile> profiles) {
        return profiles.stream().map(ProfileViews::of).toList();
    }
}
