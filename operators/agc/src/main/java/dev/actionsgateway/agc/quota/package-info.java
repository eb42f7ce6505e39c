/// How many more workers a namespace's ResourceQuotas leave room for, computed as Kubernetes
/// computes it.
@NullMarked
package dev.actionsgateway.agc.quota;

import org.jspecify.annotations.NullMarked;
