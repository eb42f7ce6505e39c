/// Who may be reached: decisions on names and addresses, without any I/O.
@NullMarked
package dev.actionsgateway.proxy.judge;

import org.jspecify.annotations.NullMarked;
