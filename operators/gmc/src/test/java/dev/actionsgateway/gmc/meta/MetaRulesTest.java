package dev.actionsgateway.gmc.meta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.api.condition.ConditionStatus;
import dev.actionsgateway.api.condition.Reason;
import dev.actionsgateway.gmc.meta.MetaNews.Answer;
import dev.actionsgateway.gmc.meta.MetaNews.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetaRulesTest {

    @ParameterizedTest(name = "one that is {0}, one that is {1}: {2}, {3}")
    @CsvSource({
        "FRESH, FRESH, TRUE, AS_EXPECTED",
        "NOT_NEEDED, NOT_NEEDED, TRUE, AS_EXPECTED",
        "FRESH, NOT_HEARD, UNKNOWN, NOT_SEEN_YET",
        "STALE, FRESH, FALSE, GITHUB_META_STALE",
        "STALE, NOT_HEARD, FALSE, GITHUB_META_STALE",
    })
    void theProxyThatKnowsLeastStandsForAll(
            State one, State other, ConditionStatus status, Reason reason) {
        var news = new MetaNews.Told(List.of(answer("a", one, 9), answer("b", other, 9)));

        var told = MetaRules.of(news);

        assertThat(told.status()).isEqualTo(status);
        assertThat(told.reason()).isEqualTo(reason);
    }

    @Test
    void aStaleOneIsNamedWithItsAgeAndWhatItSaid() {
        var news =
                new MetaNews.Told(
                        List.of(answer("a", State.STALE, 80), answer("b", State.STALE, 100)));

        assertThat(MetaRules.of(news).message())
                .startsWith(
                        "GitHub last told proxy b what its names are 4 days ago (it says 503).");
    }

    @Test
    void theWordsOfOneThatIsWellStayTheSameForADay() {
        var early = new MetaNews.Told(List.of(answer("a", State.FRESH, 1)));
        var late = new MetaNews.Told(List.of(answer("a", State.FRESH, 23)));

        assertThat(MetaRules.of(early)).isEqualTo(MetaRules.of(late));
    }

    @ParameterizedTest
    @CsvSource({"0, NOT_SEEN_YET", "1, PROXY_NOT_READY", "2, PROXY_NOT_ANSWERING"})
    void whatNobodyToldIsUnknownWithItsReason(int which, Reason reason) {
        var news =
                List.of(
                        new MetaNews.NotAsked(),
                        new MetaNews.NoProxy(),
                        new MetaNews.Silent("a", "refused"));

        var told = MetaRules.of(news.get(which));

        assertThat(told.status()).isEqualTo(ConditionStatus.UNKNOWN);
        assertThat(told.reason()).isEqualTo(reason);
    }

    private static Answer answer(String pod, State state, int hours) {
        return new Answer(pod, state, Duration.ofHours(hours), "it says 503");
    }
}
