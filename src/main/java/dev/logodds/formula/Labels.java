package dev.logodds.formula;

/** Splits lines at their equals signs. */
final class Labels {
    private Labels() {}

    /** The last {@code =} outside brackets that is no comparison and no keyword's, or −1. */
    static int topLevelEquals(String text) {
        int level = 0;
        int found = -1;
        int definitions = Where.in(text).start();
        int end = definitions < 0 ? text.length() : definitions;
        for (int k = 0; k < end; k++) {
            char c = text.charAt(k);
            if (c == '(' || c == '[' || c == '{') {
                level++;
            } else if (c == ')' || c == ']' || c == '}') {
                level--;
            } else if (c == '=' && level == 0) {
                boolean comparison = k + 1 < text.length() && text.charAt(k + 1) == '='
                        || k > 0 && "=<>!".indexOf(text.charAt(k - 1)) >= 0;
                found = comparison ? found : k;
            }
        }
        return found;
    }
}
