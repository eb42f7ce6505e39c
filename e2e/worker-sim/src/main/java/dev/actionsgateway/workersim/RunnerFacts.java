package dev.actionsgateway.workersim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// What this runner is called, and what it runs on.
///
/// @param name from `.runner`; the machine's if that has none
/// @param machine the host's name
/// @param arch `X64`, `ARM64` or what Java says
/// @param environment `self-hosted` as a rule
/// @param toolCache where tools are kept between jobs; empty for the work folder's `_tool`
/// @param debug whether steps shall say more
record RunnerFacts(
        String name,
        String machine,
        String arch,
        String environment,
        String toolCache,
        boolean debug) {
    /// The release whose behaviour is imitated.
    static final String VERSION = "2.336.0";

    static RunnerFacts of(RunnerSettings settings, WorkerHost host, JobMessage job) {
        String machine = hostName();
        return new RunnerFacts(
                settings.agentName().isEmpty() ? machine : settings.agentName(),
                machine,
                arch(System.getProperty("os.arch", "")),
                job.variables().get("system.runnerEnvironment").orElse("self-hosted"),
                Stream.of(
                                "RUNNER_TOOL_CACHE",
                                "RUNNER_TOOLSDIRECTORY",
                                "AGENT_TOOLSDIRECTORY",
                                "agent.ToolsDirectory")
                        .flatMap(name -> host.variable(name).stream())
                        .findFirst()
                        .orElse(""),
                job.variables().truth("ACTIONS_STEP_DEBUG"));
    }

    Map<String, String> context(Workspace workspace) {
        Map<String, String> context = new LinkedHashMap<>();
        context.put("os", "Linux");
        context.put("arch", arch);
        context.put("name", name);
        context.put("environment", environment);
        context.put("temp", workspace.temp().toString());
        context.put(
                "tool_cache",
                toolCache.isEmpty() ? workspace.work().resolve("_tool").toString() : toolCache);
        context.put("workspace", workspace.pipeline().toString());
        if (debug) {
            context.put("debug", "1");
        }
        return context;
    }

    private static String arch(String java) {
        return switch (java) {
            case "amd64", "x86_64" -> "X64";
            case "aarch64" -> "ARM64";
            default -> java;
        };
    }

    private static String hostName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException _) {
            return "unknown";
        }
    }
}
