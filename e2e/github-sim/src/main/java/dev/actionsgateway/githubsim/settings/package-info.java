/// Every duration and every switch of the simulated GitHub, as one record that may change at run
/// time.
///
/// It decides nothing: whoever acts asks for the settings that hold at that moment.
@NullMarked
package dev.actionsgateway.githubsim.settings;

import org.jspecify.annotations.NullMarked;
