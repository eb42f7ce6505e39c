/// The run service: acquire, renew and complete a job; one base path per shard.
@NullMarked
package dev.actionsgateway.githubsim.run;

import org.jspecify.annotations.NullMarked;
