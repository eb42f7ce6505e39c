package dev.actionsgateway.probe;

import dev.actionsgateway.githubsim.client.NewFault;
import dev.actionsgateway.probe.investigate.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A way in which GitHub may behave, and what an investigation must make of it.
///
/// @param investigation its name
/// @param settings how the simulator behaves otherwise than github.com is believed to
/// @param faults what fails
/// @param verdict the answer
/// @param words what the answer says
record Way(
        String investigation,
        Map<String, String> settings,
        List<NewFault> faults,
        Class<? extends Verdict> verdict,
        List<String> words) {

    static Way of(
            String investigation,
            Map<String, String> settings,
            Class<? extends Verdict> verdict,
            String... words) {
        return new Way(investigation, settings, List.of(), verdict, List.of(words));
    }

    Way failing(String path, int times, int status) {
        return new Way(
                investigation,
                settings,
                List.of(NewFault.status("POST", path, times, status)),
                verdict,
                words);
    }

    /// Whether its calls must leave through proxies, which need TLS.
    boolean throughProxies() {
        return investigation.equals("egress");
    }

    @Override
    public String toString() {
        return "%s with %s%s is %s"
                .formatted(
                        investigation,
                        settings,
                        faults.isEmpty() ? "" : " and a refusal",
                        verdict.getSimpleName());
    }

    /// All of them: every answer that an investigation can give is among them.
    static Stream<Way> all() {
        return Stream.of(Ways.offers(), Ways.sessions(), Ways.ends()).flatMap(List::stream);
    }
}
