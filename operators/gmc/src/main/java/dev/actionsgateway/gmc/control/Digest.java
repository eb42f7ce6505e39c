package dev.actionsgateway.gmc.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A short word for what an object says, without what changes by itself: its status, and what the
/// API server counts.
record Digest(KubernetesSerialization json) {
    private static final List<String> COUNTED =
            List.of("resourceVersion", "generation", "managedFields", "creationTimestamp", "uid");

    String of(HasMetadata object) {
        Map<?, ?> whole = json.convertValue(object, LinkedHashMap.class);
        var said = new LinkedHashMap<Object, Object>(whole);
        said.remove("status");
        if (said.get("metadata") instanceof Map<?, ?> meta) {
            var kept = new LinkedHashMap<Object, Object>(meta);
            COUNTED.forEach(kept::remove);
            said.put("metadata", kept);
        }
        return sha(said.toString());
    }

    private static String sha(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
