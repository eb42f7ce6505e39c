/// The way to one GitHub account, runners of ours there, and the record of all that was said.
@NullMarked
package dev.actionsgateway.probe.link;

import org.jspecify.annotations.NullMarked;
