package dev.actionsgateway.githubsim.run;

import dev.actionsgateway.githubsim.core.Annotation;
import dev.actionsgateway.githubsim.json.Fields;
import java.util.List;
import java.util.stream.Stream;

/// The annotations in a `completejob`: of the job, then of its steps.
final class Annotations {
    private static final int MOST = 50;

    private Annotations() {}

    static List<Annotation> of(Fields request) {
        return Stream.concat(
                        request.list("annotations").stream(),
                        request.list("stepResults").stream()
                                .flatMap(step -> step.list("annotations").stream()))
                .map(each ->
                        new Annotation(
                                each.text("level").orElse(""),
                                each.text("title").orElse(""),
                                each.text("message").orElse("")))
                .limit(MOST)
                .toList();
    }
}
