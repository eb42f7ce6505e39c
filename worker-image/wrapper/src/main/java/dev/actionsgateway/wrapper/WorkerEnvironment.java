package dev.actionsgateway.wrapper;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the worker, and with it every step, finds in its environment.
final class WorkerEnvironment {
    private static final List<String> CERTIFICATES =
            List.of(
                    "NODE_EXTRA_CA_CERTS",
                    "GIT_SSL_CAINFO",
                    "CURL_CA_BUNDLE",
                    "REQUESTS_CA_BUNDLE",
                    "AWS_CA_BUNDLE");
    private static final Pattern PASSWORD = Pattern.compile("//[^/@:]*:([^/]*)@");

    private WorkerEnvironment() {}

    /// The wrapper's own environment without what is the wrapper's, the JVM's and the cluster's;
    /// over it the image's `.env`; and what the worker's official parent adds.
    ///
    /// @param own where the wrapper and its Java are
    static Map<String, String> of(
            Map<String, String> inherited, List<String> dotEnv, Settings settings, String own) {
        Map<String, String> environment = new TreeMap<>();
        inherited.forEach((name, value) -> {
            if (!isPrivate(name, value, own)) {
                environment.put(name, value);
            }
        });
        dotEnv.forEach(line -> load(line, environment));
        environment.putIfAbsent("GITHUB_ACTIONS", "true");
        environment.putIfAbsent("CI", "true");
        environment.putIfAbsent(
                "PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        // its trace shows that the job's end is being told
        environment.put("ACTIONS_RUNNER_PRINT_LOG_TO_STDOUT", "1");
        // a user id that the image does not know has no home
        if (environment.getOrDefault("HOME", "/").equals("/")) {
            environment.put("HOME", settings.home().toString());
        }
        return environment;
    }

    /// The same, for a worker that trusts this bundle.
    static Map<String, String> trusting(Map<String, String> environment, String bundle) {
        Map<String, String> with = new TreeMap<>(environment);
        with.put("SSL_CERT_FILE", bundle);
        CERTIFICATES.forEach(name -> with.putIfAbsent(name, bundle));
        return with;
    }

    /// Passwords of proxies, which the worker treats as secrets too.
    static List<String> secrets(Map<String, String> environment) {
        return Stream.of("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY")
                .flatMap(name -> Stream.ofNullable(environment.get(name)))
                .map(PASSWORD::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .toList();
    }

    /// A Java of the runner's image stays: steps may want it.
    private static boolean isPrivate(String name, String value, String own) {
        return name.startsWith(Settings.PREFIX)
                || name.startsWith("KUBERNETES_")
                || name.startsWith("JDK_")
                || name.equals("_JAVA_OPTIONS")
                || (name.startsWith("JAVA_")
                        && (!name.startsWith("JAVA_HOME") || value.startsWith(own)));
    }

    /// As the official listener does it: no comments, no quotes, and nothing is trimmed.
    private static void load(String line, Map<String, String> environment) {
        int equals = line.indexOf('=');
        if (equals <= 0) {
            return;
        }
        String name = line.substring(0, equals);
        String value = line.substring(equals + 1);
        if (value.isEmpty()) {
            environment.remove(name);
        } else {
            environment.put(name, value);
        }
    }
}
