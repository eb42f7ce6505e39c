/// Tests of the expression language and its encodings.
@NullMarked
package dev.actionsgateway.expressions;

import org.jspecify.annotations.NullMarked;
