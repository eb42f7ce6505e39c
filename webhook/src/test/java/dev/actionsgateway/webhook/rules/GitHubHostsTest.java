package dev.actionsgateway.webhook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubHostsTest {
    private static final GitHubHosts HOSTS =
            new GitHubHosts(List.of("github.com", "githubusercontent.com", "git.corp.example"));

    @ParameterizedTest
    @CsvSource({
        "*, github.com",
        "github.com, github.com",
        "GitHub.COM, github.com",
        ".github.com, github.com",
        "*.github.com, github.com",
        "github.com., github.com",
        "api.github.com, github.com",
        "api.github.com:443, github.com",
        "com, github.com",
        ".com, github.com",
        "hub.com, github.com",
        "*hub.com, github.com",
        "git*.com, github.com",
        "pipelines.actions.githubusercontent.com, githubusercontent.com",
        "corp.example, git.corp.example",
        "x.git.corp.example, git.corp.example",
        "140.82.112.3, github.com",
        "0.0.0.0/0, github.com",
        "::/0, github.com",
        "172.0.0.0/8, github.com",
        "140.82.112.3/20, github.com",
        "[2606:50c0:8000::153]:443, github.com",
        "[2606:50c0::]/32, github.com",
        "::ffff:140.82.112.3, github.com",
        "::ffff:140.82.112.0/116, github.com"
    })
    void anEntryThatMeetsAHostIsSeen(String entry, String host) {
        assertThat(HOSTS.reachedBy(entry)).contains(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                ".svc",
                ".svc.cluster.local",
                "10.0.0.0/8",
                "10.1.2.3/8",
                "::ffff:10.0.0.0/104",
                "[fd00::1]:443",
                "192.168.1.1:8080",
                "kubernetes.default",
                "github.example",
                "notgithub.com.example",
                "docker.corp.example",
                "*.npm.corp.example"
            })
    void anEntryForOthersIsNot(String entry) {
        assertThat(HOSTS.reachedBy(entry)).isEmpty();
    }
}
