/// The first process of a worker pod: hands the job to Runner.Worker. The JDK only.
@NullMarked
package dev.actionsgateway.wrapper;

import org.jspecify.annotations.NullMarked;
