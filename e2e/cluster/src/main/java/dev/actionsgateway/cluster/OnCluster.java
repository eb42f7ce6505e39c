package dev.actionsgateway.cluster;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test class whose methods take a [Cluster.WithNodes] or an [ApiServer] as parameter.
///
/// One cluster of each kind serves all classes of a run; tests keep apart by namespace. When a test
/// fails, the logs and events of every pod are written to `target/diagnostics`.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(ClusterExtension.class)
public @interface OnCluster {

    /// The network that the tests need; it says nothing to an [ApiServer] or an [ExistingCluster].
    Variant value() default Variant.BRIDGE;
}
