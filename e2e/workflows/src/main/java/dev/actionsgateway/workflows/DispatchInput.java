package dev.actionsgateway.workflows;

import java.util.List;

/// One input of a `workflow_dispatch`.
///
/// @param name its name
/// @param type `string`, `boolean`, `number`, `choice` or `environment`
/// @param required whether a dispatch must give it
/// @param fallback its default as a text; empty where none is written
/// @param options of a choice
public record DispatchInput(
        String name, String type, boolean required, String fallback, List<String> options) {

    public DispatchInput {
        options = List.copyOf(options);
    }
}
