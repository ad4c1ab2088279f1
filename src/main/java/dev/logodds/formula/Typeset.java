package dev.logodds.formula;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A reading as LaTeX, with the products and brackets that were understood. */
final class Typeset {
    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int POWER = 3;
    private static final int ATOM = 4;
    private final Map<Expr, String> products;

    private Typeset(Map<Expr, String> products) {
        this.products = products;
    }

    static String latex(Typed typed) {
        Typeset t = new Typeset(typed.products());
        String body = t.of(typed.reading().body());
        String where = typed.reading().definitions().entrySet().stream()
                .map(e -> name(e.getKey()) + " = " + t.of(e.getValue()))
                .collect(Collectors.joining(",\\; "));
        return where.isEmpty() ? body : body + " \\quad \\text{where } " + where;
    }

    static String latex(Expr e) {
        return new Typeset(Map.of()).of(e);
    }

    private String of(Expr e) {
        return switch (e) {
            case Expr.Num(double _, String text, Span _) -> text.replace("%", "\\%");
            case Expr.Sym(String name, Span _) -> name(name);
            case Expr.Index index -> index(index);
            case Expr.All _ -> ":";
            case Expr.NewAxis _ -> "\\cdot";
            case Expr.Neg(Expr a, Span _) -> "-" + at(a, PRODUCT);
            case Expr.Bin bin -> binary(bin);
            case Expr.Transpose(Expr a, Span _) -> at(a, ATOM) + "^{\\top}";
            case Expr.Call call -> call(call);
            case Expr.Big big -> big(big);
            case Expr.Derivative(Expr of, Expr wrt, int order, Span _) ->
                "\\frac{\\partial" + (order > 1 ? "^2 " : " ") + of(of) + "}{\\partial " + of(wrt)
                        + (order > 1 ? "^2" : "") + "}";
        };
    }

    private String index(Expr.Index e) {
        String at = e.at().stream()
                .filter(x -> !(x instanceof Expr.NewAxis))
                .map(this::of)
                .collect(Collectors.joining(e.brackets() ? "," : ""));
        boolean stretched = e.at().stream().anyMatch(x -> x instanceof Expr.NewAxis);
        return stretched ? at(e.base(), ATOM) : at(e.base(), ATOM) + "_{" + at + "}";
    }

    private String at(Expr e, int level) {
        String s = of(e);
        return level(e) < level ? "\\left(" + s + "\\right)" : s;
    }

    private static int level(Expr e) {
        return switch (e) {
            case Expr.Neg _ -> SUM;
            case Expr.Big _ -> PRODUCT;
            case Expr.Bin(Expr.Op op, Expr _, Expr _, Span _) ->
                switch (op) {
                    case ADD, SUB -> SUM;
                    case MATMUL, STAR, CDOT, JUXT, ODOT -> PRODUCT;
                    case DIV, FRAC, EDIV, POW, EPOW -> POWER;
                    case LT, GT, LE, GE, EQ, NE -> 0;
                };
            case Expr.Transpose _ -> POWER;
            case Expr.Call(String fn, var _, var _, boolean _, Span _) -> fn.equals("exp") ? POWER : ATOM;
            default -> ATOM;
        };
    }

    private String binary(Expr.Bin e) {
        return switch (e.op()) {
            case ADD -> of(e.a()) + " + " + at(e.b(), PRODUCT);
            case SUB -> of(e.a()) + " - " + at(e.b(), PRODUCT);
            case MATMUL, STAR, CDOT, JUXT, ODOT -> product(e);
            case DIV, FRAC, EDIV -> "\\frac{" + of(e.a()) + "}{" + of(e.b()) + "}";
            case POW, EPOW -> at(e.a(), ATOM) + "^{" + of(e.b()) + "}";
            case LT -> of(e.a()) + " < " + of(e.b());
            case GT -> of(e.a()) + " > " + of(e.b());
            case LE -> of(e.a()) + " \\le " + of(e.b());
            case GE -> of(e.a()) + " \\ge " + of(e.b());
            case EQ -> of(e.a()) + " = " + of(e.b());
            case NE -> of(e.a()) + " \\ne " + of(e.b());
        };
    }

    private String product(Expr.Bin e) {
        String how = products.getOrDefault(e, e.op() == Expr.Op.ODOT ? "odot" : "");
        boolean numbers = startsWithDigit(e.b());
        String sign = how.equals("odot") ? " \\odot " : numbers || how.equals("dot") ? " \\cdot " : " \\, ";
        boolean mixed = e.b() instanceof Expr.Bin inner
                && inner.op().product()
                && !products.getOrDefault(inner, "").equals(how);
        return at(e.a(), PRODUCT) + sign + at(e.b(), mixed ? POWER : PRODUCT);
    }

    private static boolean startsWithDigit(Expr e) {
        return switch (e) {
            case Expr.Num _ -> true;
            case Expr.Bin(Expr.Op op, Expr a, Expr _, Span _)
            when op.product() || op == Expr.Op.POW -> startsWithDigit(a);
            default -> false;
        };
    }

    private String call(Expr.Call e) {
        List<String> args = e.args().stream().map(this::of).toList();
        String first = args.getFirst();
        return switch (e.fn()) {
            case "exp" -> "e^{" + first + "}";
            case "sqrt" -> "\\sqrt{" + first + "}";
            case "abs", "bars" -> "\\left|" + first + "\\right|";
            case "norm" ->
                "\\left\\|" + first + "\\right\\|"
                        + (e.options().get("ord") == null
                                ? ""
                                : "_{" + of(e.options().getOrDefault("ord", e)) + "}");
            case "angle" -> "\\left\\langle " + String.join(", ", args) + "\\right\\rangle ";
            case "indicator" -> "\\mathbb{1}\\left[" + first + "\\right]";
            case "inv" -> at(e.args().getFirst(), ATOM) + "^{-1}";
            case "transpose" -> at(e.args().getFirst(), ATOM) + "^{\\top}";
            case "square" -> at(e.args().getFirst(), ATOM) + "^{2}";
            case "ones" -> "\\mathbf{1}_{" + first + "}";
            case "solve" -> at(e.args().getFirst(), ATOM) + "^{-1} \\, " + args.getLast();
            default -> function(e.fn()) + axis(e) + "\\left(" + String.join(", ", args) + "\\right)";
        };
    }

    private String axis(Expr.Call e) {
        return e.options().get("axis") instanceof Expr.Num(double v, String _, Span _)
                ? "_{\\text{axis " + (int) v + "}}"
                : "";
    }

    private static String function(String fn) {
        int primes = fn.length() - fn.replace("'", "").length();
        String base = fn.replace("'", "");
        String shown = switch (base) {
            case "sigma" -> "\\sigma";
            case "Phi" -> "\\Phi";
            case "phi" -> "\\varphi";
            case "log" -> "\\ln";
            case "log10" -> "\\log_{10}";
            case "log2" -> "\\log_{2}";
            case "max", "min", "tanh", "det", "sin", "cos", "sinh", "cosh" -> "\\" + base;
            default -> "\\operatorname{" + base.replace("_", "\\_") + "}";
        };
        return shown + "'".repeat(primes);
    }

    private String big(Expr.Big e) {
        if (e.kind().equals("each")) {
            return of(e.body());
        }
        if (e.kind().equals("mean")) {
            return "\\tfrac{1}{n} \\sum_{" + e.index() + "} " + at(e.body(), PRODUCT);
        }
        String sign = e.kind().equals("prod") ? "\\prod" : "\\sum";
        Expr lo = e.low();
        Expr hi = e.high();
        String low = lo == null ? e.index() : e.index() + "=" + of(lo);
        String high = hi == null ? "" : "^{" + of(hi) + (e.python() ? "-1" : "") + "}";
        return sign + "_{" + low + "}" + high + " " + at(e.body(), PRODUCT);
    }

    static String name(String name) {
        int hat = name.startsWith("hat_") ? 4 : 0;
        String bare = name.substring(hat);
        int cut = bare.indexOf('_');
        String base = cut > 0 ? bare.substring(0, cut) : bare;
        String index = cut > 0 ? "_{" + bare.substring(cut + 1) + "}" : "";
        String shown = switch (base) {
            case "𝟙" -> "\\mathbf{1}";
            case "infty" -> "\\infty";
            default ->
                base.length() == 1
                        ? base
                        : Names.command(base) && Names.function(base).isEmpty()
                                        || base.equals("sigma")
                                        || base.equals("phi")
                                        || base.equals("Phi")
                                ? "\\" + base
                                : "\\mathrm{" + base + "}";
        };
        return (hat > 0 ? "\\hat{" + shown + "}" : shown) + index;
    }
}
