package dev.actionsgateway.proxy.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actionsgateway.kit.ManualClock;
import dev.actionsgateway.proxy.judge.Addresses;
import dev.actionsgateway.proxy.judge.Egress;
import dev.actionsgateway.proxy.judge.NamePattern;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnowledgeTest {
    private static final Published NEWS =
            new Published(List.of(NamePattern.parse("new.github.com")), List.of());

    private final ManualClock clock = new ManualClock(Instant.parse("2031-03-04T10:00:00Z"));
    private final Knowledge knowledge =
            new Knowledge(
                    published ->
                            new Egress(
                                    Set.of(443),
                                    published.names(),
                                    new Addresses(List.of(), List.of(), published.ranges())),
                    clock);

    @Test
    void whatGitHubSaysIsJudgedByFromThenOn() throws Exception {
        assertThat(knowledge.egress().names()).isEmpty();

        knowledge.ask(() -> NEWS);

        assertThat(knowledge.isHeard()).isTrue();
        assertThat(knowledge.egress().names()).isEqualTo(NEWS.names());
    }

    @Test
    void withoutAnAnswerTheLastOneHoldsAndGrowsStale() throws Exception {
        knowledge.ask(() -> NEWS);
        clock.advance(Knowledge.STALE.plusSeconds(1));

        knowledge.ask(KnowledgeTest::silent);

        assertThat(knowledge.egress().names()).isEqualTo(NEWS.names());
        assertThat(knowledge.isStale()).isTrue();
        knowledge.ask(() -> NEWS);
        assertThat(knowledge.isStale()).isFalse();
    }

    @Test
    void afterAFailureItAsksAgainSoonAndAfterAnAnswerLater() {
        var answers = new ArrayDeque<Knowledge.Source>();
        answers.add(KnowledgeTest::silent);
        answers.add(() -> NEWS);
        var pauses = new ArrayList<Duration>();

        assertThatThrownBy(() ->
                        knowledge.keepFresh(
                                () -> answers.remove().ask(),
                                pause -> {
                                    pauses.add(pause);
                                    if (answers.isEmpty()) {
                                        throw new InterruptedException();
                                    }
                                },
                                new Random(1)))
                .isInstanceOf(InterruptedException.class);

        assertThat(pauses.getFirst()).isLessThanOrEqualTo(Duration.ofMinutes(1));
        assertThat(pauses.getLast()).isEqualTo(Knowledge.EVERY);
    }

    @Test
    void whatItTellsOthersIsHowOldItIsAndWhatKeepsGitHubFromAnswering() throws Exception {
        assertThat(knowledge.freshness())
                .contains("\"asked\":true", "\"heard\":false", "\"stale\":false");

        knowledge.ask(() -> NEWS);
        clock.advance(Knowledge.STALE.plusSeconds(1));
        knowledge.ask(KnowledgeTest::silent);

        assertThat(knowledge.freshness())
                .contains("\"heard\":true", "\"ageSeconds\":259201", "\"stale\":true")
                .contains("silent");
        knowledge.ask(() -> NEWS);
        assertThat(knowledge.freshness())
                .contains("\"ageSeconds\":0", "\"stale\":false", "\"why\":\"\"");
    }

    private static Published silent() throws IOException {
        throw new IOException("silent");
    }
}
