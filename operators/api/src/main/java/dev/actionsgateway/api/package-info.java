/// What all our objects in the cluster share: the group, their names, labels, annotations and
/// finalizers. Each stands here once.
@NullMarked
package dev.actionsgateway.api;

import org.jspecify.annotations.NullMarked;
