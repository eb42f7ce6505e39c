/// Who we are to GitHub: the App's key, its assertions, and the installation token that everything
/// over REST is asked with.
///
/// One thread owns the token and renews it; everybody else reads it and never waits.
@NullMarked
package dev.actionsgateway.github.auth;

import org.jspecify.annotations.NullMarked;
