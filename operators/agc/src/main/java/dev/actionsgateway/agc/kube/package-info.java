/// The API server behind the ports: seats and jobs kept in Secrets, workers run as pods.
@NullMarked
package dev.actionsgateway.agc.kube;

import org.jspecify.annotations.NullMarked;
