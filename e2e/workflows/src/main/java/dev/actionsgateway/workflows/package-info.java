/// Workflow files: read with their line numbers, checked, planned into jobs, turned into job
/// messages.
///
/// Pure: text in, plans and messages out. The simulator calls it.
@NullMarked
package dev.actionsgateway.workflows;

import org.jspecify.annotations.NullMarked;
