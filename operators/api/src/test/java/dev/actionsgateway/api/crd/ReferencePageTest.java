package dev.actionsgateway.api.crd;

import org.junit.jupiter.api.Test;

class ReferencePageTest {

    @Test
    void thePageOfTheGatewayIsWhatTheSchemaSays() {
        Committed.mustBe("docs/reference/actionsgateway.md", ReferencePage.of(Schemas.gateway()));
    }

    @Test
    void thePageOfTheGroupIsWhatTheSchemaSays() {
        Committed.mustBe("docs/reference/runnergroup.md", ReferencePage.of(Schemas.group()));
    }

    @Test
    void thePageOfConditionsIsTheListOfWords() {
        Committed.mustBe("docs/reference/conditions.md", ReferencePage.conditions());
    }
}
