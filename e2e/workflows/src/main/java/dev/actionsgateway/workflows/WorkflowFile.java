package dev.actionsgateway.workflows;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// What became of a workflow file: a workflow, or the list of all that is wrong with it.
public sealed interface WorkflowFile permits Workflow, WorkflowFile.Problems {

    /// The most bytes a file may have: 512 KiB.
    int LARGEST = 512 * 1024;

    /// A file that cannot be run.
    ///
    /// @param problems at least one, in the order of the file
    record Problems(List<Problem> problems) implements WorkflowFile {

        public Problems {
            problems = List.copyOf(problems);
        }
    }

    /// Reads a workflow file.
    ///
    /// @param path in the repository, such as `.github/workflows/ci.yml`
    /// @param text the whole file
    static WorkflowFile read(String path, String text) {
        int size = text.getBytes(StandardCharsets.UTF_8).length;
        if (size > LARGEST) {
            String message = "The file has " + size + " bytes, " + LARGEST + " are allowed.";
            return new Problems(List.of(new Problem(path, 1, 1, "", message)));
        }
        Findings findings = new Findings(path);
        return YamlReader.read(text, findings)
                .flatMap(yaml -> new WorkflowReader(path, findings).read(yaml))
                .<WorkflowFile>map(workflow -> workflow)
                .orElseGet(() -> new Problems(findings.problems()));
    }
}
