package dev.logodds.web;

import dev.logodds.formula.Checker;
import dev.logodds.formula.Context;
import dev.logodds.formula.Counterexample;
import dev.logodds.formula.Domain;
import dev.logodds.formula.Span;
import dev.logodds.formula.Symbol;
import dev.logodds.formula.Task;
import dev.logodds.formula.Verdict;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The checker as an interface for programs: a task and an answer in, a verdict out. Stores nothing. */
@Path("/api/check")
@Blocking
public class CheckResource {
    private static final int MOST = 40;
    private static final Logger LOG = Logger.getLogger(CheckResource.class);

    /** A symbol that the answer may use; a missing shape is a scalar, a missing domain the real numbers. */
    public record Declared(
            @Nullable String name,
            @Schema(example = "[\"n\", \"d\"]") @Nullable List<String> shape,
            @Schema(example = "{0,1}") @Nullable String domain,
            @Nullable List<String> aliases) {
        Symbol symbol() {
            return new Symbol(
                    required("symbols[].name", name),
                    orEmpty(shape),
                    Domain.parse(domain == null ? "real" : domain),
                    orEmpty(aliases));
        }
    }

    /** What is asked: {@code kind} is formula (with reference), gradient or hessian (of, wrt), or derivation (of, wrt, require). */
    public record Asked(
            @Schema(enumeration = {"formula", "gradient", "hessian", "derivation"}) @Nullable
            String kind,

            @Nullable String reference,
            @Nullable String of,
            @Nullable String wrt,
            @Nullable List<String> require) {
        Task task() {
            String wanted = required("task.kind", kind);
            return switch (wanted) {
                case "formula" -> new Task.Formula(required("task.reference", reference));
                case "gradient" -> new Task.Gradient(required("task.of", of), required("task.wrt", wrt));
                case "hessian" -> new Task.Hessian(required("task.of", of), required("task.wrt", wrt));
                case "derivation" ->
                    new Task.Derivation(required("task.of", of), required("task.wrt", wrt), orEmpty(require));
                default ->
                    throw new IllegalArgumentException(
                            "task.kind must be formula, gradient, hessian or derivation, not '" + wanted + "'");
            };
        }
    }

    /** A task with an answer to it. */
    public record CheckRequest(
            @Nullable List<Declared> symbols,
            @Nullable List<String> definitions,
            @Nullable Asked task,
            @Nullable String answer) {}

    /** The verdict; {@code verdict} is one of the six outcomes. */
    public record CheckResponse(
            @Schema(enumeration = {"correct", "correct_note", "incorrect", "invalid", "ambiguous", "undetermined"})
            String verdict,

            @Nullable String mistake,
            String message,
            @Nullable String latex,
            @Nullable String shape,
            @Nullable Integer line,
            @Nullable Counterexample counterexample,
            @Nullable Span position) {
        static CheckResponse of(Verdict v) {
            return new CheckResponse(
                    v.outcome().key(),
                    v.mistake(),
                    v.message(),
                    v.latex(),
                    v.shape(),
                    v.line(),
                    v.counterexample(),
                    v.position());
        }
    }

    @Inject
    Checker checker;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Check a formula, a gradient, a Hessian or a derivation")
    @APIResponse(responseCode = "200", description = "The verdict, whatever was typed")
    @APIResponse(responseCode = "400", description = "The task makes no sense: which part, and why")
    public CheckResponse check(@Nullable CheckRequest request) {
        if (request == null) throw new BadRequestException("The request needs a JSON body with a task and an answer.");
        try {
            List<Declared> declared = orEmpty(request.symbols());
            List<String> definitions = orEmpty(request.definitions());
            if (declared.size() > MOST || definitions.size() > MOST) {
                throw new IllegalArgumentException("at most " + MOST + " symbols and " + MOST + " definitions");
            }
            Context context =
                    new Context(declared.stream().map(Declared::symbol).toList(), definitions);
            Task task = required("task", request.task()).task();
            String answer = required("answer", request.answer());
            Verdict verdict = checker.check(context, task, answer);
            if ("ENGINE_FAULT".equals(verdict.mistake())) {
                LOG.errorf("The checker failed on %s, asked for %s", answer, task);
            }
            return CheckResponse.of(verdict);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage());
        }
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) throw new IllegalArgumentException("'" + field + "' is missing");
        return value;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        if (list == null) return List.of();
        if (list.stream().anyMatch(Objects::isNull)) throw new IllegalArgumentException("a list may not hold null");
        return list;
    }
}
