/// GitHub's public REST interface, as far as a gateway needs it: runs and runner records.
///
/// Every call spends of one budget per installation; what a refusal says about it is read here.
@NullMarked
package dev.actionsgateway.github.rest;

import org.jspecify.annotations.NullMarked;
