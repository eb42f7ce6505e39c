package dev.actionsgateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamesTest {

    private static final String LABEL = "[a-z]([-a-z0-9]*[a-z0-9])?";
    private static final String LONGEST_GROUP = "g".repeat(52);

    @Test
    void namesAreTheSameAtEveryStart() {
        assertThat(Names.seat("linux", 3)).isEqualTo("seat-linux-3");
        assertThat(Names.job("4711")).isEqualTo("job-fd178759838042945f13");
        assertThat(Names.agc("acme")).isEqualTo("acme-agc");
    }

    @Test
    void everyNameIsADnsLabel() {
        String prefix = Names.runnerPrefix("cluster", "namespace", "uid");
        List<String> names =
                List.of(
                        Names.seat(LONGEST_GROUP, 999),
                        Names.seat("g".repeat(200), 999),
                        Names.job("Ünïcode/with spaces"),
                        Names.workerPod("plan", "job"),
                        Names.runner(prefix, "linux", 7),
                        Names.agc(LONGEST_GROUP),
                        Names.proxy(LONGEST_GROUP),
                        Names.worker(LONGEST_GROUP));

        assertThat(names).allSatisfy(name -> assertThat(name).matches(LABEL).hasSizeLessThan(64));
    }

    @Test
    void theLongestGroupKeepsItsNameInItsSeats() {
        assertThat(Names.seat(LONGEST_GROUP, 999)).isEqualTo("seat-" + LONGEST_GROUP + "-999");
    }

    @Test
    void whatIsCutStaysApartByItsHash() {
        String one = Names.seat("g".repeat(100) + "a", 1);
        String other = Names.seat("g".repeat(100) + "b", 1);

        assertThat(one).isNotEqualTo(other).hasSize(Names.LONGEST);
    }

    @Test
    void noPartLendsLettersToItsNeighbour() {
        assertThat(Names.workerPod("ab", "c")).isNotEqualTo(Names.workerPod("a", "bc"));
        assertThat(Names.workerPod("a", "")).isNotEqualTo(Names.workerPod("", "a"));
        assertThat(Names.runnerPrefix("a", "b", "cd"))
                .isNotEqualTo(Names.runnerPrefix("a", "bc", "d"));
    }

    @Test
    void jobsOfOnePlanHaveDifferentPods() {
        Set<String> pods = new HashSet<>();
        for (int job = 0; job < 10_000; job++) {
            pods.add(Names.workerPod("plan", "job-" + job));
        }

        assertThat(pods).hasSize(10_000);
    }

    @Test
    void aRunnerIsKnownByItsPrefixAndFitsGithub() {
        String prefix = Names.runnerPrefix("cluster", "namespace", "uid");

        assertThat(Names.runner(prefix, LONGEST_GROUP, 999))
                .startsWith(prefix)
                .endsWith("-999")
                .hasSizeLessThanOrEqualTo(Names.LONGEST_RUNNER);
    }
}
