package dev.logodds.pack;

import java.util.List;

/** Gathers the problems of one file. */
record Problems(String path, List<PackProblem> all) {
    void add(int line, int column, String message) {
        all.add(new PackProblem(path, line, column, message));
    }

    Problems in(String otherPath) {
        return new Problems(otherPath, all);
    }
}
