package dev.logodds.fit;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Answers a {@link FitRequest}. */
public final class Fitting {
    private final Function<String, Optional<String>> datasets;
    private final Limits limits;

    /** @param datasets the CSV text of a data set that ships, by name */
    public Fitting(Function<String, Optional<String>> datasets, Limits limits) {
        this.datasets = datasets;
        this.limits = limits;
    }

    /** @throws FitProblem saying what is wrong with the request, its data or its size */
    public FitResponse run(FitRequest request, Budget budget) {
        if (request.formula() == null || request.formula().isBlank()) {
            throw FitProblem.request("a formula is needed, such as \"y ~ x\"");
        }
        Frame frame = Frame.parse(text(request), limits);
        Design design = Design.of(frame, request.formula(), options(request));
        budget.check();
        String model = request.model() == null ? "logistic" : request.model();
        boolean penalised = request.penalty() != null;
        ElasticNet.Penalty penalty = request.penalty() == null
                ? new ElasticNet.Penalty(0, 0, true)
                : request.penalty().read();
        boolean active = penalty.l1() > 0 || penalty.l2() > 0;
        if (active && !model.equals("logistic") && !model.equals("multinomial") && !model.equals("svm")) {
            throw FitProblem.request("a penalty goes with logistic, multinomial and svm, not with %s".formatted(model));
        }
        return switch (model) {
            case "logistic" ->
                active
                        ? PenalisedAnswer.of(design, penalty, budget)
                        : binomial(design, Link.LOGIT, model, request, budget);
            case "probit" -> binomial(design, Link.PROBIT, model, request, budget);
            case "cloglog" -> binomial(design, Link.CLOGLOG, model, request, budget);
            case "firth" -> {
                Firth.Outcome outcome = Firth.fit(design, budget);
                yield new BinomialAnswer(design, Link.LOGIT, model, level(request), false, budget)
                        .of(outcome.fit(), Map.of("penalizedLogLik", outcome.penalizedLogLikelihood()));
            }
            case "linear" -> OtherAnswers.linear(design, level(request));
            case "multinomial" ->
                MultinomialAnswer.of(design, Multinomial.fit(design, penalty, budget), active, level(request));
            case "mse" -> OtherAnswers.squaredError(design, budget);
            case "svm" -> OtherAnswers.svm(design, cost(design, penalty, penalised), squared(request), budget);
            case "naive_bayes" -> OtherAnswers.naiveBayes(design, shared(request));
            default ->
                throw FitProblem.request(
                        ("unknown model \"%s\": logistic, probit, cloglog, linear, multinomial, firth, "
                                        + "mse, svm or naive_bayes")
                                .formatted(model));
        };
    }

    private static FitResponse binomial(Design design, Link link, String model, FitRequest request, Budget budget) {
        boolean profile = choice("interval", request.interval(), "wald", "profile");
        return new BinomialAnswer(design, link, model, level(request), profile, budget)
                .of(Glm.fit(design, link, budget), Map.of());
    }

    private String text(FitRequest request) {
        if (request.data() != null && request.dataset() != null) {
            throw FitProblem.request("give data or dataset, not both");
        }
        if (request.data() != null) {
            return request.data();
        }
        String name = request.dataset();
        if (name == null) {
            throw FitProblem.request("data (CSV text) or dataset (a name) is needed");
        }
        return datasets.apply(name)
                .orElseThrow(() -> FitProblem.request("there is no data set called \"%s\"".formatted(name)));
    }

    private Design.Options options(FitRequest request) {
        return new Design.Options(
                FitRequest.expression(request.weights()),
                FitRequest.numbers("weights", request.weights()),
                FitRequest.expression(request.offset()),
                FitRequest.numbers("offset", request.offset()),
                request.reference() == null ? Map.of() : request.reference(),
                limits);
    }

    private static double level(FitRequest request) {
        double level = request.level() == null ? 0.95 : request.level();
        if (!(level > 0 && level < 1)) {
            throw FitProblem.request("level is between 0 and 1");
        }
        return level;
    }

    /** C of the sum of hinges: 1/l2 (1 without a penalty). */
    private static double cost(Design design, ElasticNet.Penalty penalty, boolean given) {
        if (penalty.l1() > 0) {
            throw FitProblem.request("the svm takes an l2 penalty, but not l1");
        }
        if (!given) {
            return 1;
        }
        double n = java.util.Arrays.stream(design.weights()).sum();
        return 1 / (penalty.mean() ? penalty.l2() * n : penalty.l2());
    }

    private static boolean squared(FitRequest request) {
        return choice("loss", request.loss(), "hinge", "squared_hinge");
    }

    private static boolean shared(FitRequest request) {
        return choice("variances", request.variances(), "class", "shared");
    }

    /** Whether the second was chosen; the first is also meant by nothing. */
    private static boolean choice(
            String what, @org.jspecify.annotations.Nullable String given, String first, String second) {
        if (given == null || given.equals(first)) {
            return false;
        }
        if (given.equals(second)) {
            return true;
        }
        throw FitProblem.request("%s is \"%s\" or \"%s\", not \"%s\"".formatted(what, first, second, given));
    }
}
