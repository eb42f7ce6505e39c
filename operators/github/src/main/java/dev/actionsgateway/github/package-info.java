/// The wire to GitHub: App authentication, broker and run-service clients, message crypto.
@NullMarked
package dev.actionsgateway.github;

import org.jspecify.annotations.NullMarked;
