package dev.actionsgateway.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.expressions.PlainJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DispatchInputsTest {

    private static final Trigger TRIGGER =
            Workflows.workflow(
                            """
                            on:
                              workflow_dispatch:
                                inputs:
                                  name: {required: true}
                                  debug: {type: boolean}
                                  count: {type: number, default: 2}
                                  level: {type: choice, options: [low, high], default: low}
                                  bare:
                            jobs: {a: {runs-on: x, steps: [{run: x}]}}
                            """)
                    .on("workflow_dispatch")
                    .orElseThrow();

    @Test
    void defaultsAndTypesAreFilledIn() {
        assertThat(DispatchInputs.resolve(TRIGGER, Map.of("name", "x", "debug", "true")))
                .isInstanceOfSatisfying(
                        DispatchInputs.Resolved.class,
                        resolved ->
                                assertThat(PlainJson.encode(resolved.inputs()))
                                        .hasToString(
                                                "{\"name\":\"x\",\"debug\":true,\"count\":2,"
                                                        + "\"level\":\"low\",\"bare\":\"\"}"));
    }

    @Test
    void allThatIsWrongIsTold() {
        assertThat(
                        DispatchInputs.resolve(
                                TRIGGER,
                                Map.of(
                                        "debug", "maybe", "count", "x", "level", "mid", "more",
                                        "1")))
                .isEqualTo(
                        new DispatchInputs.Refused(
                                List.of(
                                        "Required input 'name' not provided",
                                        "Input 'debug' is neither true nor false",
                                        "Input 'count' is not a number",
                                        "Provided value 'mid' for input 'level' not in the list of"
                                                + " allowed values",
                                        "Unexpected inputs provided: more")));
    }
}
