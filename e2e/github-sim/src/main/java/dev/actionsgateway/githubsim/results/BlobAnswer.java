package dev.actionsgateway.githubsim.results;

/// What the blob store answers to a write: a status, and for refusals the code and text of the
/// error document.
record BlobAnswer(int status, String code, String message) {
    static final BlobAnswer CREATED = new BlobAnswer(201, "", "");
    static final BlobAnswer BAD_SIGNATURE =
            new BlobAnswer(
                    403,
                    "AuthenticationFailed",
                    "The signature of the URL is missing, does not fit the blob, or has expired.");
    static final BlobAnswer NOT_FOUND =
            new BlobAnswer(404, "BlobNotFound", "The specified blob does not exist.");
    static final BlobAnswer EXISTS =
            new BlobAnswer(409, "BlobAlreadyExists", "The specified blob already exists.");
    static final BlobAnswer SEALED =
            new BlobAnswer(409, "BlobIsSealed", "The specified append blob is sealed.");
    static final BlobAnswer WRONG_TYPE =
            new BlobAnswer(409, "InvalidBlobType", "The blob type is invalid for this operation.");

    static BlobAnswer badRequest(String code, String message) {
        return new BlobAnswer(400, code, message);
    }

    boolean created() {
        return status == 201;
    }
}
