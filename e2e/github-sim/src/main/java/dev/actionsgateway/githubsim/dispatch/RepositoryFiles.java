package dev.actionsgateway.githubsim.dispatch;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a repository holds that its workflows need.
///
/// @param files path to text
/// @param secrets name to value
/// @param variables name to value
record RepositoryFiles(
        Map<String, String> files, Map<String, String> secrets, Map<String, String> variables) {
    static final RepositoryFiles NONE = new RepositoryFiles(Map.of(), Map.of(), Map.of());
    private static final String FOLDER = ".github/workflows/";

    RepositoryFiles {
        files = Map.copyOf(files);
        secrets = Map.copyOf(secrets);
        variables = Map.copyOf(variables);
    }

    RepositoryFiles withFile(String path, String text) {
        return new RepositoryFiles(with(files, path, text), secrets, variables);
    }

    RepositoryFiles withSecret(String name, String value) {
        return new RepositoryFiles(files, with(secrets, name, value), variables);
    }

    RepositoryFiles withVariable(String name, String value) {
        return new RepositoryFiles(files, secrets, with(variables, name, value));
    }

    /// The path of a workflow, given that path or the name of the file.
    Optional<String> workflow(String file) {
        var path = file.contains("/") ? file : FOLDER + file;
        return files.containsKey(path) ? Optional.of(path) : Optional.empty();
    }

    private static Map<String, String> with(Map<String, String> map, String name, String value) {
        var more = new TreeMap<>(map);
        more.put(name, value);
        return more;
    }

    @Override
    public String toString() {
        return "RepositoryFiles[" + files.keySet() + "]";
    }
}
