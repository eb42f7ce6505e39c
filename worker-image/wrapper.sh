#!/bin/sh
# Starts the wrapper with the Java beside it: wrapper run. Nothing of the environment reaches this JVM's options.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 1
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
exec "$here/java/bin/java" "@$here/jvm.args" -cp "$here/app.jar" dev.actionsgateway.wrapper.Main "$@"
