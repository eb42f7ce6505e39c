# The wrapper and its own Java, in one folder that an init container copies into the worker pod.
#
# JDK: an image with jlink on its PATH.  BASE: an image with glibc. `worker-image/build` gives both.
ARG JDK
ARG BASE

FROM ${JDK} AS runtime
RUN ["jlink", "--add-modules", "java.base", "--strip-java-debug-attributes", "--no-header-files", "--no-man-pages", "--generate-cds-archive", "--output", "/build/java"]

FROM ${BASE}
COPY --from=runtime /build/java /opt/actions-gateway/java
COPY wrapper jvm.args app.jar /opt/actions-gateway/
USER 1001:1001
ENV MALLOC_ARENA_MAX=2
ENTRYPOINT ["/opt/actions-gateway/java/bin/java", "@/opt/actions-gateway/jvm.args", "-cp", "/opt/actions-gateway/app.jar", "dev.actionsgateway.wrapper.Main"]
CMD ["prepare"]
