package dev.actionsgateway.githubsim.page;

import io.helidon.webserver.WebServer;

/// Serves the page with made-up data, to look at it: `Demo <port> [jobs]`.
final class Demo {
    private Demo() {}

    public static void main(String... args) {
        int port = Integer.parseInt(args[0]);
        int jobs = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
        var routes = new PageRoutes(new DemoSource(jobs, true));
        WebServer.builder().host("127.0.0.1").port(port).routing(routes::register).build().start();
    }
}
