package dev.actionsgateway.githubsim.results;

/// A broken rule, before it is known when and about which job.
record Complaint(String rule, String detail) {}
