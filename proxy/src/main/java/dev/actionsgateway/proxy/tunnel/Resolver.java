package dev.actionsgateway.proxy.tunnel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Finds the addresses of a name. It may block.
@FunctionalInterface
public interface Resolver {
    /// All addresses of the name, in the order in which they should be tried.
    ///
    /// @throws UnknownHostException if there are none, or nobody could be asked
    List<InetAddress> find(String name) throws UnknownHostException;

    /// As the machine is set up.
    static Resolver system() {
        return name -> List.of(InetAddress.getAllByName(name));
    }
}
