package dev.actionsgateway.githubsim.run;

import dev.actionsgateway.githubsim.json.Fields;
import jakarta.json.JsonObject;
import java.util.HashSet;
import java.util.Set;

/// What of a job message must show up nowhere.
final class MessageSecrets {
    private MessageSecrets() {}

    /// The values of its secret variables, and the job's token.
    static Set<String> of(JsonObject message, String jobToken) {
        var secrets = new HashSet<String>();
        secrets.add(jobToken);
        var variables = new Fields(message).fields("variables");
        for (var name : variables.object().keySet()) {
            var variable = variables.fields(name);
            if (variable.flag("isSecret").orElse(false)) {
                variable.text("value").ifPresent(secrets::add);
            }
        }
        return secrets;
    }
}
