/// How our programs talk to the API server: the client, the Lease, the operator's threads, Events.
///
/// It knows neither our resources nor what a program does with the cluster.
@NullMarked
package dev.actionsgateway.kube;

import org.jspecify.annotations.NullMarked;
