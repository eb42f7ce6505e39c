package dev.actionsgateway.workflows;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// GitHub's patterns for branches and tags.
///
/// `*` stands for anything but a slash, `**` for anything, `?` and `+` for none or one, and for one
/// or more, of the character before, `[…]` for a set; a leading `!` takes out what an earlier one
/// took in.
final class GlobPattern {

    private static final String SPECIAL = "\\.(){}^$|";

    private GlobPattern() {}

    static boolean matches(List<String> patterns, String name) {
        boolean taken = false;
        for (String pattern : patterns) {
            boolean takes = !pattern.startsWith("!");
            if (regex(takes ? pattern : pattern.substring(1)).matcher(name).matches()) {
                taken = takes;
            }
        }
        return taken;
    }

    private static Pattern regex(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int at = 0; at < glob.length(); at++) {
            char c = glob.charAt(at);
            if (c == '*') {
                boolean two = glob.startsWith("**", at);
                regex.append(two ? ".*" : "[^/]*");
                at += two ? 1 : 0;
            } else if (SPECIAL.indexOf(c) >= 0) {
                regex.append('\\').append(c);
            } else {
                regex.append(c);
            }
        }
        return Pattern.compile(regex.toString());
    }

    /// Whether it is a pattern at all.
    static boolean valid(String pattern) {
        try {
            regex(pattern.startsWith("!") ? pattern.substring(1) : pattern);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
