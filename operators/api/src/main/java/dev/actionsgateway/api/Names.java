package dev.actionsgateway.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The names of the objects that we make. Pure and stable: a controller that starts again finds
/// what an earlier one made. All are DNS labels; their limit is 63 characters.
public final class Names {

    /// Longest name of a Pod, Secret or Service that is usable everywhere.
    public static final int LONGEST = 63;

    /// Longest name of a runner record at GitHub.
    public static final int LONGEST_RUNNER = 64;

    private static final int HASH = 20;
    private static final int SHORT_HASH = 12;

    private Names() {}

    /// Secret that keeps a seat's runner record and session: `seat-<group>-<n>`.
    public static String seat(String group, int seat) {
        return bounded("seat-" + group, "-" + seat, LONGEST);
    }

    /// Secret that keeps a claimed job and its lease. The same delivery always has the same name:
    /// that fences a second controller.
    public static String job(String requestId) {
        return "job-" + hash(HASH, requestId);
    }

    /// Pod that runs a job. The same job always has the same name, however it was delivered and to
    /// whichever group: that keeps it from running twice.
    ///
    /// @param planId as the payload says it
    /// @param jobId as the payload says it
    public static String workerPod(String planId, String jobId) {
        return "worker-" + hash(HASH, planId, jobId);
    }

    /// Beginning of the names of a group's runner records at GitHub: it tells ours from those of
    /// other clusters, namespaces, and earlier groups of the same name.
    public static String runnerPrefix(String clusterUid, String namespace, String groupUid) {
        return "ag-" + hash(SHORT_HASH, clusterUid, namespace, groupUid) + "-";
    }

    /// Name of a runner record at GitHub.
    ///
    /// @param prefix from [#runnerPrefix]
    public static String runner(String prefix, String group, int seat) {
        return bounded(prefix + group, "-" + seat, LONGEST_RUNNER);
    }

    /// Deployment, Service, account, Role and Lease of a gateway's controller.
    public static String agc(String gateway) {
        return gateway + "-agc";
    }

    /// Deployment, Service, autoscaler and disruption budget of a gateway's proxy.
    public static String proxy(String gateway) {
        return gateway + "-proxy";
    }

    /// Account, NetworkPolicy and quota of a gateway's workers.
    public static String worker(String gateway) {
        return gateway + "-worker";
    }

    /// Cuts the head, and puts a hash of all of it before the tail, where both would be too long.
    private static String bounded(String head, String tail, int longest) {
        if (head.length() + tail.length() <= longest) {
            return head + tail;
        }
        String mark = "-" + hash(SHORT_HASH, head);
        return head.substring(0, longest - mark.length() - tail.length()) + mark + tail;
    }

    private static String hash(int digits, String... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(UTF_8);
                // With its length before it, no part can lend letters to its neighbour.
                sha.update((bytes.length + ":").getBytes(UTF_8));
                sha.update(bytes);
            }
            return HexFormat.of().formatHex(sha.digest()).substring(0, digits);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
