// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.profiles;

import dev.cloakroom.api.Operations;
import dev.cloakroom.api.model.NewProfile;
import dev.cloakroom.api.model.ProfilePatch;
import dev.cloakroom.api.runtime.CallFactory;
import dev.cloakroom.api.runtime.Endpoints;
import dev.cloakroom.api.runtime.RequestReader;
import dev.cloakroom.api.runtime.Scalar;
import dev.cloakroom.api.runtime.json.Schemas;
import io.javalin.config.RoutesConfig;

/// Binds the operations to their routes.
public final class ProfilesRoutes {

    private ProfilesRoutes() {}

    public static <C> void register(
            RoutesConfig routes, ProfilesOperations<C> operations, CallFactory<C> calls, Schemas schemas) {
        var endpoints = new Endpoints<>(routes, calls, schemas);
        endpoints.add(Operations.LIST_PROFILES, ProfilesRoutes::listProfiles, operations::listProfiles);
        endpoints.add(Operations.CREATE_PROFILE, ProfilesRoutes::createProfile, operations::createProfile);
        endpoints.add(Operations.GET_PROFILE, ProfilesRoutes::getProfile, operations::getProfile);
        endpoints.add(Operations.REPLACE_PROFILE, ProfilesRoutes::replaceProfile, operations::replaceProfile);
        endpoints.add(Operations.DELETE_PROFILE, ProfilesRoutes::deleteProfile, operations::deleteProfile);
        endpoints.add(Operations.UPDATE_PROFILE, ProfilesRoutes::updateProfile, operations::updateProfile);
    }

    private static ListProfilesRequest listProfiles(RequestReader in) {
        var email = in.query("email", false, Scalar.text(3, 254, null));
        var limit = in.query("limit", false, Scalar.int32(1, 100));
        var cursor = in.query("cursor", false, Scalar.text(1, 1024, null));
        var page = in.query("page", false, Scalar.int32(1, 10000));
        var pageSize = in.query("page_size", false, Scalar.int32(1, 100));
        in.onlyQuery("email", "limit", "cursor", "page", "page_size");
        in.check();
        return new ListProfilesRequest(
                email.optional(),
                limit.optional(),
                cursor.optional(),
                page.optional(),
                pageSize.optional());
    }

    private static CreateProfileRequest createProfile(RequestReader in) {
        var idempotencyKey = in.header("Idempotency-Key", false, Scalar.text(0, 512, null));
        var body = in.json("NewProfile", true, NewProfile.class);
        in.onlyQuery();
        in.check();
        return new CreateProfileRequest(idempotencyKey.optional(), body.required());
    }

    private static GetProfileRequest getProfile(RequestReader in) {
        var profileId = in.path("profile_id", Scalar.UUID);
        var ifNoneMatch = in.header("If-None-Match", false, Scalar.text(0, 1024, null));
        in.onlyQuery();
        in.check();
        return new GetProfileRequest(profileId.required(), ifNoneMatch.optional());
    }

    private static ReplaceProfileRequest replaceProfile(RequestReader in) {
        var profileId = in.path("profile_id", Scalar.UUID);
        var ifMatch = in.header("If-Match", false, Scalar.text(0, 1024, null));
        var body = in.json("NewProfile", true, NewProfile.class);
        in.onlyQuery();
        in.check();
        return new ReplaceProfileRequest(profileId.required(), ifMatch.optional(), body.required());
    }

    private static DeleteProfileRequest deleteProfile(RequestReader in) {
        var profileId = in.path("profile_id", Scalar.UUID);
        var ifMatch = in.header("If-Match", false, Scalar.text(0, 1024, null));
        in.onlyQuery();
        in.check();
        return new DeleteProfileRequest(profileId.required(), ifMatch.optional());
    }

    private static UpdateProfileRequest updateProfile(RequestReader in) {
        var profileId = in.path("profile_id", Scalar.UUID);
        var ifMatch = in.header("If-Match", false, Scalar.text(0, 1024, null));
        var idempotencyKey = in.header("Idempotency-Key", false, Scalar.text(0, 512, null));
        var body = in.json("ProfilePatch", true, ProfilePatch.class);
        in.onlyQuery();
        in.check();
        return new UpdateProfileRequest(
                profileId.required(),
                ifMatch.optional(),
                idempotencyKey.optional(),
                body.required());
    }
}
