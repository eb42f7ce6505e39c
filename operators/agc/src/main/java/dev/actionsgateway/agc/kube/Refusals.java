package dev.actionsgateway.agc.kube;

import dev.actionsgateway.agc.job.NotStarted;

/// Tells from the API server's words why it will not have a pod. Its words are all there is: quota,
/// policies and webhooks answer with one and the same status.
public final class Refusals {
    private Refusals() {}

    /// The kind of refusal.
    ///
    /// @param code the HTTP status
    /// @param message the server's words
    public static NotStarted cause(int code, String message) {
        if (message.contains("exceeded quota:") || message.contains("failed quota:")) {
            return NotStarted.QUOTA;
        }
        boolean admission =
                message.contains("admission webhook")
                        || message.contains("ValidatingAdmissionPolicy")
                        || message.contains("violates PodSecurity");
        return code == 403 || admission ? NotStarted.ADMISSION : NotStarted.TEMPLATE;
    }
}
