package dev.actionsgateway.webhook;

import dev.actionsgateway.serve.Body;
import dev.actionsgateway.webhook.kube.FactsReader;
import dev.actionsgateway.webhook.kube.FactsReader.Found;
import dev.actionsgateway.webhook.review.Reading;
import dev.actionsgateway.webhook.review.Review;
import dev.actionsgateway.webhook.review.Verdict;
import dev.actionsgateway.webhook.review.Wire;
import dev.actionsgateway.webhook.rules.Judge;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/// What the API server calls: a request in, a verdict out.
final class Admission implements Handler {
    private final Wire wire;
    private final Judge judge;
    private final FactsReader facts;
    private final Journal journal;

    Admission(Wire wire, Judge judge, FactsReader facts, Journal journal) {
        this.wire = wire;
        this.judge = judge;
        this.facts = facts;
        this.journal = journal;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) throws InterruptedException {
        var answer =
                switch (Body.read(request, wire::read)) {
                    case Reading.Foreign(var uid) ->
                            wire.write(uid, new Verdict.Allowed(List.of()));
                    case Reading.Judged(var review) -> {
                        var verdict = verdict(review);
                        journal.note(review, verdict);
                        yield wire.write(review.request().uid(), verdict);
                    }
                };
        response.header(HeaderNames.CONTENT_TYPE, "application/json").send(answer);
    }

    private Verdict verdict(Review review) throws InterruptedException {
        var atOnce = judge.atOnce(review);
        if (atOnce.isPresent()) {
            return atOnce.get();
        }
        return switch (facts.gather(review)) {
            case Found.Known(var known) -> judge.judge(review, known);
            case Found.Unknown(var why) -> new Verdict.Unknown(why);
        };
    }
}
