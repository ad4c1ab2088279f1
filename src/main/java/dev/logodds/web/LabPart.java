package dev.logodds.web;

import dev.logodds.lab.Gradual;

/** How far a long computation is, with the picture so far. */
public record LabPart(int done, int of, LabDrawing drawing) {
    static LabPart of(Gradual.Part part, LabDrawing drawing) {
        return new LabPart(part.done(), part.of(), drawing);
    }
}
