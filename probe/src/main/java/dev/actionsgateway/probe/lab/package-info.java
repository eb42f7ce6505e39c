/// What investigations are made of: jobs on demand, runners of ours, looks at what GitHub shows.
@NullMarked
package dev.actionsgateway.probe.lab;

import org.jspecify.annotations.NullMarked;
