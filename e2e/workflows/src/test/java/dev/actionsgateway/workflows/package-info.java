/// Tests of workflow files, runs and job messages.
@NullMarked
package dev.actionsgateway.workflows;

import org.jspecify.annotations.NullMarked;
