// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.profiles;

/// One method per operation. `C` is what the implementer wants to know about each call.
public interface ProfilesOperations<C> {

    /// One's profiles, newest first, by cursor or by page number.
    ListProfilesResponse listProfiles(ListProfilesRequest request, C call);

    /// Make a profile.
    CreateProfileResponse createProfile(CreateProfileRequest request, C call);

    /// One profile.
    GetProfileResponse getProfile(GetProfileRequest request, C call);

    /// Replace a profile.
    ReplaceProfileResponse replaceProfile(ReplaceProfileRequest request, C call);

    /// Delete a profile.
    DeleteProfileResponse deleteProfile(DeleteProfileRequest request, C call);

    /// Change some of a profile.
    UpdateProfileResponse updateProfile(UpdateProfileRequest request, C call);
}
