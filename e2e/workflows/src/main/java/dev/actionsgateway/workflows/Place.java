package dev.actionsgateway.workflows;

import java.util.Arrays;

/// Where an expression may stand, and what it may name there.
enum Place {
    RUN(Names.GLOBAL),
    WORKFLOW_ENV(Names.GLOBAL + " secrets"),
    STRATEGY(Names.GLOBAL + " needs"),
    JOB_IF(Names.GLOBAL + " needs", Names.STATUS),
    JOB(Names.JOB),
    JOB_DEFAULTS(Names.JOB + " env"),
    JOB_ENV(Names.JOB + " secrets"),
    CONTAINER(Names.JOB + " env secrets"),
    OUTPUTS(Names.STEP),
    STEP(Names.STEP, "hashFiles"),
    STEP_IF(Names.STEP.replace(" secrets", ""), Names.STATUS + " hashFiles");

    private final String contexts;
    private final String functions;

    Place(String contexts) {
        this(contexts, "");
    }

    Place(String contexts, String functions) {
        this.contexts = contexts;
        this.functions = functions;
    }

    boolean knowsContext(String name) {
        return among(contexts, name);
    }

    boolean knowsFunction(String name) {
        return among(functions, name) || among(Names.PURE, name);
    }

    /// The contexts that may be named, for a sentence.
    String known() {
        return contexts.replace(" ", ", ");
    }

    private static boolean among(String names, String name) {
        return Arrays.stream(names.split(" ")).anyMatch(each -> each.equalsIgnoreCase(name));
    }

    private static final class Names {
        static final String GLOBAL = "github inputs vars";
        static final String JOB = GLOBAL + " needs strategy matrix";
        static final String STEP = JOB + " job runner env secrets steps";
        static final String PURE = "contains startsWith endsWith format join toJSON fromJSON case";
        static final String STATUS = "success failure always cancelled";
    }
}
