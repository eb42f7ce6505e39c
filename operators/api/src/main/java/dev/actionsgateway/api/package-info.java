/// The custom resources as records, with their conditions, labels, annotations and names.
@NullMarked
package dev.actionsgateway.api;

import org.jspecify.annotations.NullMarked;
