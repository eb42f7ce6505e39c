package dev.actionsgateway.githubsim.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// `owner/repository` on the command line.
record RepositoryName(String owner, String name) {
    static final RepositoryName NONE = new RepositoryName("", "");

    static final class Reader implements ITypeConverter<RepositoryName> {
        @Override
        public RepositoryName convert(String text) {
            String[] parts = text.split("/", -1);
            if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
                throw new TypeConversionException(
                        "'" + text + "' is no repository: write owner/name, as acme/widgets");
            }
            return new RepositoryName(parts[0], parts[1]);
        }
    }
}
