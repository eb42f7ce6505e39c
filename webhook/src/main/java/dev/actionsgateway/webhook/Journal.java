package dev.actionsgateway.webhook;

import dev.actionsgateway.webhook.review.Review;
import dev.actionsgateway.webhook.review.Rule;
import dev.actionsgateway.webhook.review.Verdict;
import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Tag;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says what was judged: a line for each refusal, a count for each verdict.
///
/// @param meters what `/metrics` shows
record Journal(MeterRegistry meters) {
    private static final Logger log = LoggerFactory.getLogger(Journal.class);
    private static final String REVIEWS = "actions_gateway_webhook_reviews";
    private static final String NONE = "none";

    void note(Review review, Verdict verdict) {
        switch (verdict) {
            case Verdict.Allowed(var warnings) -> {
                count(review, "allowed", NONE);
                warnings.forEach(warning -> line(review, "warning", NONE, warning));
            }
            case Verdict.Refused(var refusals) ->
                    refusals.forEach(refusal -> {
                        count(review, "refused", word(refusal.rule()));
                        line(review, "refused", word(refusal.rule()), refusal.sentence());
                    });
            case Verdict.Unknown(var why) -> {
                count(review, "unknown", NONE);
                line(review, "unknown", NONE, why);
            }
        }
    }

    private static String word(Rule rule) {
        return rule.word();
    }

    private void count(Review review, String verdict, String rule) {
        meters.getOrCreate(
                        Counter.builder(REVIEWS)
                                .tags(
                                        List.of(
                                                Tag.create("kind", review.kind()),
                                                Tag.create("verdict", verdict),
                                                Tag.create("rule", rule))))
                .increment();
    }

    private static void line(Review review, String verdict, String rule, String sentence) {
        var request = review.request();
        log.atInfo()
                .addKeyValue("verdict", verdict)
                .addKeyValue("rule", rule)
                .addKeyValue("kind", review.kind())
                .addKeyValue("operation", review.creates() ? "CREATE" : "UPDATE")
                .addKeyValue("namespace", request.namespace())
                .addKeyValue("name", request.name())
                .addKeyValue("user", request.by().user())
                .addKeyValue("sentence", sentence)
                .log("review");
    }
}
