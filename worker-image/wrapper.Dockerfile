# The wrapper and its own Java, in one folder that an init container copies into the worker pod.
#
# JDK: an image with jlink on its PATH.  BASE: an image with glibc. `worker-image/build` gives both.
ARG JDK
ARG BASE

FROM ${JDK} AS runtime
RUN ["jlink", "--add-modules", "java.base", "--strip-java-debug-attributes", "--no-header-files", "--no-man-pages", "--output", "/opt/actions-gateway/java"]
COPY wrapper jvm.args app.jar classes /opt/actions-gateway/
# One archive of the JDK's and of our own classes: pages of a file in place of memory. It is of just this jar at just this path.
RUN ["/opt/actions-gateway/java/bin/java", "-Xshare:dump", "--enable-native-access=ALL-UNNAMED", "-XX:SharedClassListFile=/opt/actions-gateway/classes", "-XX:SharedArchiveFile=/opt/actions-gateway/java/lib/server/classes.jsa", "-cp", "/opt/actions-gateway/app.jar"]

FROM ${BASE}
COPY --from=runtime /opt/actions-gateway /opt/actions-gateway
USER 1001:1001
ENV MALLOC_ARENA_MAX=2
ENTRYPOINT ["/opt/actions-gateway/java/bin/java", "@/opt/actions-gateway/jvm.args", "-cp", "/opt/actions-gateway/app.jar", "dev.actionsgateway.wrapper.Main"]
CMD ["prepare"]
