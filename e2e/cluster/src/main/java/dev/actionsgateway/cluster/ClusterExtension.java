package dev.actionsgateway.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;

/// Hands clusters to tests, keeps them until the run ends, and writes down what they looked like
/// when a test failed.
final class ClusterExtension implements ParameterResolver, TestExecutionExceptionHandler {

    private static final Namespace OURS = Namespace.create(ClusterExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Cluster.WithNodes.class || type == ApiServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        boolean apiServer = parameter.getParameter().getType() == ApiServer.class;
        String key = apiServer ? "api-server" : variant(context).word();
        // The root store closes what it holds when the run ends.
        return context.getRoot()
                .getStore(OURS)
                .computeIfAbsent(key, _ -> new Kept(start(apiServer, variant(context))), Kept.class)
                .cluster();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure)
            throws Throwable {
        Store store = context.getRoot().getStore(OURS);
        String test =
                context.getRequiredTestClass().getSimpleName()
                        + "."
                        + context.getRequiredTestMethod().getName();
        for (Variant variant : Variant.values()) {
            Kept kept = store.get(variant.word(), Kept.class);
            if (kept != null) {
                Path folder = Path.of("target", "diagnostics", test, variant.word());
                Diagnosis.write(kept.cluster(), folder);
            }
        }
        throw failure;
    }

    private static Variant variant(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), OnCluster.class)
                .map(OnCluster::value)
                .orElse(Variant.BRIDGE);
    }

    private static Cluster start(boolean apiServer, Variant variant) {
        try {
            if (apiServer) {
                return ApiServer.start();
            }
            if ("existing".equals(System.getenv("AG_CLUSTER"))) {
                return existing();
            }
            return NodeCluster.start(variant);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while the cluster started", e);
        }
    }

    private static Cluster existing() {
        String kubeconfig =
                Optional.ofNullable(System.getenv("KUBECONFIG"))
                        .orElseThrow(() ->
                                new ClusterException(
                                        "AG_CLUSTER=existing needs KUBECONFIG: set it to the file of the"
                                                + " cluster to use"));
        String loader =
                Optional.ofNullable(System.getenv("AG_IMAGE_LOADER"))
                        .orElse("kind load docker-image");
        return ExistingCluster.at(Path.of(kubeconfig), List.of(loader.split(" +", -1)));
    }

    private record Kept(Cluster cluster) implements AutoCloseable {
        @Override
        public void close() {
            cluster.close();
        }
    }
}
