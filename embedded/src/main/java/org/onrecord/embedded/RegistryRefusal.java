package org.onrecord.embedded;

/** An answer of the registry other than success, with the error codes that Confluent's clients know. */
final class RegistryRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final int errorCode;

    private RegistryRefusal(int errorCode, String message) {
        super(message);
        this.errorCode = errorCode;
    }

    static RegistryRefusal subjectNotFound(String subject) {
        return new RegistryRefusal(40401, "Subject '" + subject + "' not found.");
    }

    static RegistryRefusal versionNotFound(String version) {
        return new RegistryRefusal(40402, "Version " + version + " not found.");
    }

    static RegistryRefusal schemaNotFound(String what) {
        return new RegistryRefusal(40403, "Schema " + what + " not found");
    }

    static RegistryRefusal pathNotFound(String path) {
        return new RegistryRefusal(404, "HTTP 404 Not Found: " + path);
    }

    static RegistryRefusal methodNotAllowed(String method) {
        return new RegistryRefusal(405, "HTTP 405 Method Not Allowed: " + method);
    }

    static RegistryRefusal incompatible(String subject, CompatibilityLevel level) {
        return new RegistryRefusal(
                409,
                "Schema being registered is incompatible with an earlier schema for subject \"" + subject
                        + "\" (compatibility " + level + ")");
    }

    static RegistryRefusal invalidSchema(String reason) {
        return new RegistryRefusal(42201, "Invalid schema: " + reason);
    }

    static RegistryRefusal invalidRequest(String reason) {
        return new RegistryRefusal(422, reason);
    }

    static RegistryRefusal invalidLevel(String level) {
        return new RegistryRefusal(42203, "Invalid compatibility level: " + level);
    }

    int errorCode() {
        return errorCode;
    }

    int httpStatus() {
        return errorCode >= 1000 ? errorCode / 100 : errorCode;
    }
}
