/// Runner records at GitHub: making them, in either of two ways behind one port, finding and
/// removing them.
///
/// A record is what a session is opened for. Its private key is made or received here, and proves
/// to GitHub's token service that we are that runner.
@NullMarked
package dev.actionsgateway.github.register;

import org.jspecify.annotations.NullMarked;
