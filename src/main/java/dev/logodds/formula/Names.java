package dev.logodds.formula;

import java.text.Normalizer;
import java.util.Map;
import java.util.Set;

/** Spellings: Greek letters, function names and LaTeX commands, each to one canonical name. */
final class Names {
    private Names() {}

    private static final Map<String, String> GREEK = Map.ofEntries(
            Map.entry("α", "alpha"),
            Map.entry("β", "beta"),
            Map.entry("γ", "gamma"),
            Map.entry("δ", "delta"),
            Map.entry("ε", "epsilon"),
            Map.entry("ϵ", "epsilon"),
            Map.entry("ζ", "zeta"),
            Map.entry("η", "eta"),
            Map.entry("θ", "theta"),
            Map.entry("κ", "kappa"),
            Map.entry("λ", "lambda"),
            Map.entry("μ", "mu"),
            Map.entry("ν", "nu"),
            Map.entry("ξ", "xi"),
            Map.entry("π", "pi"),
            Map.entry("ρ", "rho"),
            Map.entry("σ", "sigma"),
            Map.entry("τ", "tau"),
            Map.entry("φ", "phi"),
            Map.entry("ψ", "psi"),
            Map.entry("ω", "omega"),
            Map.entry("Φ", "Phi"),
            Map.entry("Λ", "Lambda"),
            Map.entry("Δ", "Delta"),
            Map.entry("Θ", "Theta"),
            Map.entry("Ω", "Omega"),
            Map.entry("Ψ", "Psi"),
            Map.entry("ℓ", "ell"));

    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("ln", "log"),
            Map.entry("sigmoid", "sigma"),
            Map.entry("expit", "sigma"),
            Map.entry("logistic", "sigma"),
            Map.entry("absolute", "abs"),
            Map.entry("fabs", "abs"),
            Map.entry("sgn", "sign"),
            Map.entry("tr", "trace"),
            Map.entry("maximum", "max"),
            Map.entry("minimum", "min"),
            Map.entry("amax", "max"),
            Map.entry("amin", "min"),
            Map.entry("average", "mean"),
            Map.entry("power", "pow"),
            Map.entry("product", "prod"),
            Map.entry("pinv", "inv"),
            Map.entry("cdf", "Phi"),
            Map.entry("ndtr", "Phi"),
            Map.entry("pdf", "phi"),
            Map.entry("varphi", "phi"),
            Map.entry("ReLU", "relu"),
            Map.entry("diagflat", "diag"),
            Map.entry("matmul", "dot"),
            Map.entry("tensordot", "dot"),
            Map.entry("inner", "dot"),
            Map.entry("vdot", "dot"),
            Map.entry("log_sigmoid", "logsigmoid"),
            Map.entry("log_expit", "logsigmoid"),
            Map.entry("log_softmax", "logsoftmax"),
            Map.entry("logsumexp", "logsumexp"),
            Map.entry("identity", "eye"));

    private static final Set<String> KNOWN = Set.of(
            "log",
            "exp",
            "sigma",
            "log10",
            "log2",
            "log1p",
            "expm1",
            "softplus",
            "logaddexp",
            "Phi",
            "phi",
            "tanh",
            "sqrt",
            "abs",
            "sign",
            "max",
            "min",
            "clip",
            "diag",
            "trace",
            "inv",
            "solve",
            "det",
            "logdet",
            "sum",
            "mean",
            "prod",
            "softmax",
            "logsumexp",
            "logsoftmax",
            "norm",
            "relu",
            "square",
            "logit",
            "logsigmoid",
            "pow",
            "dot",
            "outer",
            "multiply",
            "divide",
            "add",
            "subtract",
            "where",
            "ones",
            "zeros",
            "eye",
            "transpose",
            "erf",
            "sin",
            "cos",
            "sinh",
            "cosh",
            "sech",
            "einsum",
            "len",
            "squeeze",
            "ravel",
            "negative",
            "reciprocal",
            "heaviside",
            "ones_like",
            "zeros_like",
            "softmax_rows",
            "softmax_cols");

    /** Functions that act on each entry and take one argument. */
    static final Set<String> ENTRYWISE = Set.of(
            "log",
            "exp",
            "sigma",
            "log10",
            "log2",
            "log1p",
            "expm1",
            "softplus",
            "Phi",
            "phi",
            "tanh",
            "sqrt",
            "abs",
            "sign",
            "relu",
            "square",
            "logit",
            "logsigmoid",
            "erf",
            "sin",
            "cos",
            "sinh",
            "cosh",
            "sech",
            "negative",
            "reciprocal");

    /** LaTeX commands that are only spacing or size. */
    static final Set<String> IGNORED = Set.of(
            "left",
            "right",
            "big",
            "Big",
            "bigg",
            "Bigg",
            "bigl",
            "bigr",
            "Bigl",
            "Bigr",
            "quad",
            "qquad",
            "displaystyle",
            "limits",
            "nolimits",
            "textstyle",
            "middle",
            "biggl",
            "biggr",
            "nonumber",
            "notag");

    /** LaTeX commands that only change the font of their argument. */
    static final Set<String> FONTS = Set.of(
            "mathbf",
            "mathrm",
            "boldsymbol",
            "bm",
            "text",
            "operatorname",
            "mathcal",
            "mathit",
            "mathsf",
            "vec",
            "textbf",
            "textrm",
            "mathbb",
            "mathbbm",
            "mathds",
            "mathscr",
            "symbf",
            "underline");

    /** LaTeX commands that stand for one operator. */
    static final Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry("cdot", "·"),
            Map.entry("times", "*"),
            Map.entry("ast", "*"),
            Map.entry("odot", "⊙"),
            Map.entry("circ", "⊙"),
            Map.entry("top", "ᵀ"),
            Map.entry("intercal", "ᵀ"),
            Map.entry("prime", "'"),
            Map.entry("lVert", "‖"),
            Map.entry("rVert", "‖"),
            Map.entry("Vert", "‖"),
            Map.entry("lvert", "|"),
            Map.entry("rvert", "|"),
            Map.entry("vert", "|"),
            Map.entry("mid", "|"),
            Map.entry("nabla", "∇"),
            Map.entry("partial", "∂"),
            Map.entry("le", "<="),
            Map.entry("leq", "<="),
            Map.entry("leqslant", "<="),
            Map.entry("ge", ">="),
            Map.entry("geq", ">="),
            Map.entry("geqslant", ">="),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("ne", "!="),
            Map.entry("neq", "!="),
            Map.entry("propto", "∝"),
            Map.entry("leftarrow", "="),
            Map.entry("gets", "="),
            Map.entry("frac", "frac"),
            Map.entry("dfrac", "frac"),
            Map.entry("tfrac", "frac"),
            Map.entry("cfrac", "frac"),
            Map.entry("sum", "sum"),
            Map.entry("prod", "prod"),
            Map.entry("lbrace", "{"),
            Map.entry("rbrace", "}"),
            Map.entry("lbrack", "["),
            Map.entry("rbrack", "]"),
            Map.entry("langle", "⟨"),
            Map.entry("rangle", "⟩"),
            Map.entry("dots", "…"),
            Map.entry("equiv", "="),
            Map.entry("succeq", "⪰"),
            Map.entry("in", "∈"));

    private static final Set<String> FORBIDDEN = Set.of(
            "import",
            "eval",
            "exec",
            "open",
            "os",
            "sys",
            "system",
            "lambda_",
            "globals",
            "locals",
            "getattr",
            "setattr",
            "class",
            "subprocess",
            "compile",
            "input",
            "Runtime",
            "script",
            "alert",
            "function");

    /** The function a name stands for, or an empty string. */
    static String function(String name) {
        String f = FUNCTIONS.getOrDefault(name, name);
        return KNOWN.contains(f) ? f : "";
    }

    static boolean command(String name) {
        return GREEK.containsValue(name)
                || !function(name).isEmpty()
                || name.startsWith("var") && GREEK.containsValue(name.substring(3));
    }

    static boolean forbidden(String name) {
        return name.startsWith("__") || name.contains("__") || FORBIDDEN.contains(name);
    }

    /** The canonical spelling: {@code λ}, {@code lam} and {@code \lambda} are one name. */
    static String canonical(String name) {
        return plain(name) ? synonym(name) : synonym(unusual(name));
    }

    /** Nothing but letters and digits of ASCII: what nearly every name is, and asked of every index. */
    private static boolean plain(String name) {
        for (int k = 0; k < name.length(); k++) {
            char c = name.charAt(k);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_')) {
                return false;
            }
        }
        return true;
    }

    private static String unusual(String name) {
        String hat = hat(name);
        if (!hat.isEmpty()) {
            return "hat_" + canonical(hat);
        }
        String n = name.startsWith("\\") ? name.substring(1) : name;
        n = n.replace("{", "").replace("}", "").replace(" ", "");
        for (Map.Entry<String, String> e : GREEK.entrySet()) {
            n = n.replace(e.getKey(), e.getValue());
        }
        return n;
    }

    private static String synonym(String n) {
        return switch (n) {
            case "lam", "lmbda", "lambd" -> "lambda";
            case "varepsilon", "eps" -> "epsilon";
            case "ell" -> "l";
            case "vartheta" -> "theta";
            default -> n;
        };
    }

    /** What stands under a hat, in {@code ŷ}, {@code \\hat{p}} or {@code \\hat p}; empty without one. */
    private static String hat(String name) {
        String parts = Normalizer.normalize(name, Normalizer.Form.NFD);
        if (parts.length() == 2 && parts.charAt(1) == '\u0302') {
            return parts.substring(0, 1);
        }
        return name.matches("\\\\hat\\s*\\{?\\s*\\\\?[A-Za-z]+\\s*\\}?")
                ? name.replaceFirst("\\\\hat\\s*\\{?\\s*", "").replace("}", "").strip()
                : "";
    }

    static boolean greek(String letter) {
        return GREEK.containsKey(letter);
    }
}
