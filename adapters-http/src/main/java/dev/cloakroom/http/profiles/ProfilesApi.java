package dev.cloakroom.http.profiles;

import dev.cloakroom.api.model.NewProfile;
import dev.cloakroom.api.model.ProfilePatch;
import dev.cloakroom.api.profiles.CreateProfileRequest;
import dev.cloakroom.api.profiles.CreateProfileResponse;
import dev.cloakroom.api.profiles.DeleteProfileRequest;
import dev.cloakroom.api.profiles.DeleteProfileResponse;
import dev.cloakroom.api.profiles.GetProfileRequest;
import dev.cloakroom.api.profiles.GetProfileResponse;
import dev.cloakroom.api.profiles.ListProfilesRequest;
import dev.cloakroom.api.profiles.ListProfilesResponse;
import dev.cloakroom.api.profiles.ProfilesOperations;
import dev.cloakroom.api.profiles.ReplaceProfileRequest;
import dev.cloakroom.api.profiles.ReplaceProfileResponse;
import dev.cloakroom.api.profiles.UpdateProfileRequest;
import dev.cloakroom.api.profiles.UpdateProfileResponse;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.profiles.ChangeProfile;
import dev.cloakroom.application.profiles.CreateProfile;
import dev.cloakroom.application.profiles.DeleteProfile;
import dev.cloakroom.application.profiles.PersonFields;
import dev.cloakroom.application.profiles.ProfileQueries;
import dev.cloakroom.application.profiles.ReplaceProfile;
import dev.cloakroom.domain.profiles.Person;
import dev.cloakroom.domain.profiles.Profile;
import dev.cloakroom.domain.profiles.ProfileId;
import dev.cloakroom.http.Call;
import dev.cloakroom.http.Cursors;
import java.util.UUID;
import java.util.function.IntConsumer;

/// The operations of the tag `profiles`.
public final class ProfilesApi implements ProfilesOperations<Call> {

    private final Actions actions;
    private final ProfileQueries queries;
    private final ProfilePages pages;

    /// What can be done to profiles.
    public record Actions(CreateProfile create, ReplaceProfile replace, ChangeProfile change, DeleteProfile delete) {}

    public ProfilesApi(Actions actions, ProfileQueries queries, Cursors cursors) {
        this.actions = actions;
        this.queries = queries;
        this.pages = new ProfilePages(queries, cursors);
    }

    @Override
    public ListProfilesResponse listProfiles(ListProfilesRequest request, Call call) {
        return pages.of(request, call);
    }

    @Override
    public CreateProfileResponse createProfile(CreateProfileRequest request, Call call) {
        return switch (actions.create().handle(call.user(), person(request.body()), call.once(ProfilesApi::created))) {
            case Submitted.Replayed<Profile>(var first) -> new CreateProfileResponse.Replayed(Call.stored(first));
            case Submitted.Made<Profile>(var profile) -> created(profile);
        };
    }

    @Override
    public GetProfileResponse getProfile(GetProfileRequest request, Call call) {
        var profile = queries.find(call.user(), new ProfileId(request.profileId()));
        var etag = ProfileViews.etag(profile.revision());
        return call.has(etag)
                ? new GetProfileResponse.NotModified(etag)
                : new GetProfileResponse.Ok(ProfileViews.of(profile), etag);
    }

    @Override
    public ReplaceProfileResponse replaceProfile(ReplaceProfileRequest request, Call call) {
        var profile = actions.replace()
                .handle(call.user(), id(request.profileId()), person(request.body()), precondition(call));
        return new ReplaceProfileResponse.Ok(ProfileViews.of(profile), ProfileViews.etag(profile.revision()));
    }

    @Override
    public UpdateProfileResponse updateProfile(UpdateProfileRequest request, Call call) {
        var id = id(request.profileId());
        var once = call.once(ProfilesApi::updated);
        return switch (actions.change().handle(call.user(), id, fields(request.body()), precondition(call), once)) {
            case Submitted.Replayed<Profile>(var first) -> new UpdateProfileResponse.Replayed(Call.stored(first));
            case Submitted.Made<Profile>(var profile) -> updated(profile);
        };
    }

    @Override
    public DeleteProfileResponse deleteProfile(DeleteProfileRequest request, Call call) {
        actions.delete().handle(call.user(), id(request.profileId()), precondition(call));
        return new DeleteProfileResponse.NoContent();
    }

    private static ProfileId id(UUID id) {
        return new ProfileId(id);
    }

    private static IntConsumer precondition(Call call) {
        return revision -> call.requireMatch(ProfileViews.etag(revision));
    }

    private static Person person(NewProfile body) {
        return Person.of(body.name(), body.email(), body.age());
    }

    private static PersonFields fields(ProfilePatch patch) {
        return new PersonFields(
                patch.name().orElse(null),
                patch.email().orElse(null),
                patch.age().orElse(null));
    }

    private static CreateProfileResponse.Created created(Profile profile) {
        return new CreateProfileResponse.Created(
                ProfileViews.of(profile), "/v1/profiles/" + profile.id(), ProfileViews.etag(profile.revision()));
    }

    private static UpdateProfileResponse.Ok updated(Profile profile) {
        return new UpdateProfileResponse.Ok(ProfileViews.of(profile), ProfileViews.etag(profile.revision()));
    }
}
