/// What users read of the custom resources: the schemas that the chart ships, and the reference
/// pages.
@NullMarked
package dev.actionsgateway.api.crd;

import org.jspecify.annotations.NullMarked;
