package dev.actionsgateway.jobs;

import java.util.List;

/// What GitHub is told when a job ends of which the worker cannot tell it itself.
///
/// @param conclusion how it ended
/// @param notes what people read beside the job at GitHub: why
public record Completion(Conclusion conclusion, List<Note> notes) {
    /// Copies the notes.
    public Completion {
        notes = List.copyOf(notes);
    }

    /// One sentence shown beside the job.
    ///
    /// @param title a few words; may be empty
    /// @param message the sentence
    public record Note(String title, String message) {
        /// @throws IllegalArgumentException if the message is blank
        public Note {
            Text.required(message, "note");
        }
    }

    /// A failure with its reason.
    public static Completion failed(String title, String message) {
        return new Completion(Conclusion.FAILED, List.of(new Note(title, message)));
    }

    /// A stop with its reason.
    public static Completion canceled(String title, String message) {
        return new Completion(Conclusion.CANCELED, List.of(new Note(title, message)));
    }
}
