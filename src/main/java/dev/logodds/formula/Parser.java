package dev.logodds.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tokens to a tree by recursive descent; it consumes all of them or fails. */
final class Parser {
    static final int MAX_DEPTH = 60;
    static final int MAX_SUMS = 3;
    static final double MAX_POWER = 64;
    private static final Set<String> BARE = Set.of("sigma", "softmax", "Phi", "phi", "tanh");
    private static final Map<String, Expr.Op> COMPARISONS = Map.of(
            "<",
            Expr.Op.LT,
            ">",
            Expr.Op.GT,
            "<=",
            Expr.Op.LE,
            ">=",
            Expr.Op.GE,
            "==",
            Expr.Op.EQ,
            "!=",
            Expr.Op.NE,
            "=",
            Expr.Op.EQ);

    private final List<Token> tokens;
    private final Vocabulary vocabulary;
    private final boolean numpy;
    private final Reading.Choices choices;
    private final List<Mistake> notes = new ArrayList<>();
    private final boolean bare;
    private final @Nullable String argument;
    private int at;
    private int depth;
    private int sums;
    private int bars;
    private final Set<String> bound = new HashSet<>();

    Parser(List<Token> tokens, Vocabulary vocabulary, boolean numpy, Reading.Choices choices, @Nullable String arg) {
        this.tokens = tokens;
        this.vocabulary = vocabulary;
        this.numpy = numpy;
        this.choices = choices;
        this.argument = arg;
        this.bare = arg != null && hasBare();
    }

    private boolean hasBare() {
        for (int k = 0; k + 1 < tokens.size(); k++) {
            if (isBare(k)) {
                return true;
            }
        }
        return false;
    }

    private boolean isBare(int k) {
        Token t = tokens.get(k);
        Token after = tokens.get(k + 1);
        boolean ends = after.kind() == Token.Kind.END
                || after.kind() == Token.Kind.OP
                        && Set.of(")", "]", "}", "*", "+", "-", "/", ",", "·", "⊙", "=", "@")
                                .contains(after.text());
        return t.kind() == Token.Kind.NAME
                && vocabulary.resolve(t.text()) == null
                && BARE.contains(Names.function(t.text()))
                && ends;
    }

    /** The whole text as one expression, with what follows {@code where}. */
    Reading all() {
        if (peek().kind() == Token.Kind.END) {
            throw new Rejection(Mistake.EMPTY, peek().span(), "Nothing was typed.");
        }
        Expr body = comparison();
        Map<String, Expr> definitions = new LinkedHashMap<>();
        if (peek().name("where") || peek().op(",") && tokens.get(at + 1).name("where")) {
            at += peek().op(",") ? 2 : 1;
            definitions(definitions);
        }
        end();
        return new Reading(body, definitions, numpy, notes);
    }

    private void definitions(Map<String, Expr> into) {
        do {
            Token name = take();
            if (name.kind() != Token.Kind.NAME) {
                throw syntax(name, "After 'where' a name is expected, as in S = diag(p).");
            }
            String key = name.text();
            if (peek().op("_")) {
                at++;
                key += "_" + subscript().stream().map(Parser::indexName).reduce("", String::concat);
            }
            expect("=", "'" + key + "' needs '=' and what it is.");
            into.put(key, additive());
        } while (skip(";") || skip(",") || skipName("and"));
    }

    private static String indexName(Expr e) {
        return e instanceof Expr.Sym(String n, Span _) ? n : "1";
    }

    private void end() {
        Token t = peek();
        if (t.kind() == Token.Kind.END) {
            return;
        }
        if (t.op(")") || t.op("]") || t.op("}")) {
            throw new Rejection(Mistake.UNBALANCED, t.span(), "This '" + t.text() + "' closes nothing.");
        }
        throw syntax(t, "'" + t.text() + "' does not fit here.");
    }

    Expr comparison() {
        Expr a = additive();
        Expr.Op op = peek().kind() == Token.Kind.OP ? COMPARISONS.get(peek().text()) : null;
        if (op != null && (depth > 0 || !peek().text().equals("="))) {
            at++;
            Expr b = additive();
            return new Expr.Bin(op, a, b, a.span().to(b.span()));
        }
        return a;
    }

    Expr additive() {
        enter();
        Expr a = term();
        while (peek().op("+") || peek().op("-")) {
            a = plus(a);
        }
        depth--;
        return a;
    }

    private Expr plus(Expr a) {
        Expr.Op op = take().text().equals("+") ? Expr.Op.ADD : Expr.Op.SUB;
        Expr b = term();
        return new Expr.Bin(op, a, b, a.span().to(b.span()));
    }

    private Expr term() {
        Expr a = unary();
        while (true) {
            Expr.Op op = operator(peek());
            if (op != null) {
                at++;
                Expr b = op.quotient() ? divisor() : unary();
                a = new Expr.Bin(op, a, b, a.span().to(b.span()));
            } else if (starts()) {
                Expr b = power();
                a = new Expr.Bin(Expr.Op.JUXT, a, b, a.span().to(b.span()));
            } else {
                return a;
            }
        }
    }

    private static Expr.@Nullable Op operator(Token t) {
        if (t.kind() != Token.Kind.OP) {
            return null;
        }
        return switch (t.text()) {
            case "*" -> Expr.Op.STAR;
            case "@" -> Expr.Op.MATMUL;
            case "⊙" -> Expr.Op.ODOT;
            case "·" -> Expr.Op.CDOT;
            case "/" -> Expr.Op.DIV;
            case "./" -> Expr.Op.EDIV;
            default -> null;
        };
    }

    /** After a slash, factors written without a space can belong below: {@code 1/2n}. */
    private Expr divisor() {
        Expr b = unary();
        boolean conventional = peek().op("(") || peek().op("[");
        boolean plain = b instanceof Expr.Num || b instanceof Expr.Sym(String s, Span _) && "ndK".contains(s);
        if (!numpy
                && starts()
                && peek().glued()
                && !peek().op("sum")
                && !peek().op("prod")
                && !peek().op("‖")
                && !(conventional && plain)
                && choices.choose(2) == 1) {
            while (starts() && peek().glued()) {
                Expr c = power();
                b = new Expr.Bin(Expr.Op.JUXT, b, c, b.span().to(c.span()));
            }
        }
        return b;
    }

    /** Whether the next token can begin a factor written side by side. */
    private boolean starts() {
        Token t = peek();
        return switch (t.kind()) {
            case NUMBER -> t.text().equals("𝟙") || at > 0 && tokens.get(at - 1).kind() != Token.Kind.NUMBER;
            case NAME -> !vocabulary.word(t.text()) || vocabulary.resolve(t.text()) != null;
            case OP ->
                switch (t.text()) {
                    case "(", "[", "{", "frac", "sqrt", "sum", "prod", "∇", "∂", "cases" -> true;
                    case "|", "‖" -> bars == 0;
                    default -> false;
                };
            case END -> false;
        };
    }

    private Expr unary() {
        Token t = peek();
        if (t.op("-") || t.op("+")) {
            at++;
            enter();
            Expr a = unary();
            depth--;
            return t.op("-") ? new Expr.Neg(a, t.span().to(a.span())) : a;
        }
        return power();
    }

    Expr power() {
        Expr base = postfix(atom());
        while (peek().op("^") || peek().op(".^")) {
            base = postfix(raise(base));
        }
        return base;
    }

    private Expr raise(Expr base) {
        Token hat = take();
        Expr.Op op = hat.op(".^") ? Expr.Op.EPOW : Expr.Op.POW;
        if (transposes()) {
            return new Expr.Transpose(ones(base), base.span().to(previous().span()));
        }
        if (peek().op("{") || peek().op("(")) {
            Expr index = exampleIndex(base);
            if (index != null) {
                return index;
            }
        }
        enter();
        Expr exponent = exponent();
        depth--;
        limit(exponent);
        if (exponent instanceof Expr.Num && peek().op("_")) {
            base = postfix(base);
        }
        return new Expr.Bin(op, base, exponent, base.span().to(exponent.span()));
    }

    /** {@code x^{(i)}} is example i. */
    private @Nullable Expr exampleIndex(Expr base) {
        int k = peek().op("{") ? 1 : 0;
        boolean matches = k == 1
                && tokens.get(at + 1).op("(")
                && tokens.get(at + 2).kind() == Token.Kind.NAME
                && tokens.get(at + 3).op(")")
                && tokens.get(at + 4).op("}");
        if (!matches) {
            return null;
        }
        Token i = tokens.get(at + 2);
        at += 5;
        return new Expr.Index(
                base,
                List.of(new Expr.Sym(i.text(), i.span())),
                false,
                base.span().to(i.span()));
    }

    private boolean transposes() {
        if (skip("ᵀ") || skip("'")) {
            return true;
        }
        boolean t = peek().name("T") && vocabulary.resolve("T") == null;
        if (t) {
            at++;
            return true;
        }
        boolean braced = peek().op("{")
                && (tokens.get(at + 1).op("ᵀ")
                        || tokens.get(at + 1).name("T")
                        || tokens.get(at + 1).op("'"))
                && tokens.get(at + 2).op("}");
        if (braced) {
            at += 3;
        }
        return braced;
    }

    private Expr exponent() {
        Token t = peek();
        if (t.op("-") || t.op("+")) {
            at++;
            Expr a = exponent();
            return t.op("-") ? new Expr.Neg(a, t.span().to(a.span())) : a;
        }
        if (t.op("{")) {
            return atom();
        }
        return t.kind() == Token.Kind.NUMBER && !numpy ? number() : power();
    }

    private static void limit(Expr exponent) {
        double value = literal(exponent);
        if (Math.abs(value) > MAX_POWER) {
            throw new Rejection(
                    Mistake.LIMIT_POWER, exponent.span(), "An exponent may be at most " + (int) MAX_POWER + ".");
        }
    }

    private static double literal(Expr e) {
        return switch (e) {
            case Expr.Num(double v, String _, Span _) -> v;
            case Expr.Neg(Expr a, Span _) -> -literal(a);
            case Expr.Bin(Expr.Op op, Expr a, Expr b, Span _) -> {
                double x = literal(a);
                double y = literal(b);
                yield switch (op) {
                    case ADD -> x + y;
                    case SUB -> x - y;
                    case MATMUL, STAR, CDOT, JUXT, ODOT -> x * y;
                    case DIV, FRAC, EDIV -> x / y;
                    case POW, EPOW -> Math.pow(x, y);
                    case LT, GT, LE, GE, EQ, NE -> Double.NaN;
                };
            }
            default -> Double.NaN;
        };
    }

    private Expr postfix(Expr a) {
        while (true) {
            Token t = peek();
            if (t.op("ᵀ") || t.op("'")) {
                at++;
                a = new Expr.Transpose(ones(a), a.span().to(t.span()));
            } else if (t.op("_")) {
                at++;
                List<Expr> index = subscript();
                a = new Expr.Index(a, index, false, a.span().to(previous().span()));
            } else if (t.op("[") && t.glued() && numpy) {
                a = slice(a);
            } else if (t.op(".")) {
                a = method(a);
            } else if (t.op("!")) {
                throw syntax(t, "'!' has no meaning here.");
            } else {
                return a;
            }
        }
    }

    /** A transposed 1 is a row of ones. */
    private static Expr ones(Expr a) {
        return a instanceof Expr.Num(double v, String _, Span s) && v == 1 ? new Expr.Sym("𝟙", s) : a;
    }

    private Expr slice(Expr a) {
        at++;
        List<Expr> index = new ArrayList<>();
        do {
            Token t = peek();
            if (t.op(":") || t.op("…")) {
                at++;
                index.add(new Expr.All(t.span()));
            } else if (t.name("None") || t.name("newaxis")) {
                at++;
                index.add(new Expr.NewAxis(t.span()));
            } else {
                index.add(additive());
            }
        } while (skip(","));
        expect("]", "This '[' is not closed.");
        return new Expr.Index(a, index, true, a.span().to(previous().span()));
    }

    private Expr method(Expr a) {
        at++;
        Token name = take();
        if (name.kind() != Token.Kind.NAME) {
            throw syntax(name, "After a point a method such as .T or .sum() is expected.");
        }
        if (name.text().equals("T")) {
            return new Expr.Transpose(a, a.span().to(name.span()));
        }
        if (name.text().equals("shape") && peek().op("[")) {
            Expr index = ((Expr.Index) slice(a)).at().getFirst();
            return new Expr.Call(
                    "size",
                    List.of(a, index),
                    Map.of(),
                    true,
                    a.span().to(previous().span()));
        }
        if (name.text().equals("size") && !peek().op("(")) {
            return new Expr.Call("len", List.of(a), Map.of(), true, a.span().to(name.span()));
        }
        String fn = Names.function(name.text());
        if (name.text().equals("flatten") || name.text().equals("reshape")) {
            fn = "ravel";
        }
        if (fn.isEmpty() || !peek().op("(")) {
            throw new Rejection(
                    Names.forbidden(name.text()) ? Mistake.FORBIDDEN_NAME : Mistake.UNKNOWN_FUNCTION,
                    name.span(),
                    "'." + name.text() + "' is not known here.");
        }
        return arguments(fn, a, name);
    }

    private List<Expr> subscript() {
        Token t = peek();
        if (t.op("{")) {
            at++;
            List<Expr> out = new ArrayList<>();
            while (!peek().op("}")) {
                Token p = peek();
                if (p.op(":") || p.op("·") || p.op("*")) {
                    at++;
                    out.add(new Expr.All(p.span()));
                } else {
                    subscriptPart(out);
                }
                skip(",");
            }
            at++;
            if (out.isEmpty()) {
                throw syntax(t, "This index is empty.");
            }
            return out;
        }
        return List.of(simpleAtom());
    }

    private void subscriptPart(List<Expr> out) {
        Expr e = simpleAtom();
        while (peek().op("+") || peek().op("-")) {
            Expr.Op op = take().op("+") ? Expr.Op.ADD : Expr.Op.SUB;
            Expr b = simpleAtom();
            e = new Expr.Bin(op, e, b, e.span().to(b.span()));
        }
        out.add(e);
    }

    private Expr simpleAtom() {
        Token t = take();
        return switch (t.kind()) {
            case NAME -> new Expr.Sym(t.text(), t.span());
            case NUMBER -> {
                at--;
                yield number();
            }
            case OP, END -> throw syntax(t, "An index is expected here.");
        };
    }

    private Expr number() {
        Token t = take();
        String s = t.text();
        double v = s.equals("𝟙")
                ? 1
                : s.endsWith("%") ? Double.parseDouble(s.substring(0, s.length() - 1)) / 100 : Double.parseDouble(s);
        return new Expr.Num(v, s, t.span());
    }

    private Expr atom() {
        enter();
        Token t = peek();
        Expr e = switch (t.kind()) {
            case NUMBER -> indicatorOrNumber();
            case NAME -> name();
            case OP -> operatorAtom(t);
            case END -> throw new Rejection(Mistake.SYNTAX, t.span(), "Something is missing at the end.");
        };
        depth--;
        return e;
    }

    private Expr indicatorOrNumber() {
        Expr number = number();
        Token t = peek();
        boolean one = number instanceof Expr.Num(double v, String _, Span _) && v == 1;
        boolean bold = number instanceof Expr.Num(double _, String s, Span _) && s.equals("𝟙");
        boolean opens = t.op("[") || t.op("{") || t.op("(");
        if (one && opens && (bold || !t.op("(")) && condition()) {
            return indicator(number.span());
        }
        if (one && t.op("_")) {
            at++;
            Expr size = subscript().getFirst();
            return new Expr.Call("ones", List.of(size), Map.of(), true, number.span());
        }
        return bold ? new Expr.Sym("𝟙", number.span()) : number;
    }

    /** Whether the bracket that opens here holds a comparison. */
    private boolean condition() {
        int level = 0;
        for (int k = at; k < tokens.size(); k++) {
            Token t = tokens.get(k);
            if (t.op("(") || t.op("[") || t.op("{")) {
                level++;
            } else if (t.op(")") || t.op("]") || t.op("}")) {
                level--;
                if (level == 0) {
                    return false;
                }
            } else if (level == 1 && t.kind() == Token.Kind.OP && COMPARISONS.containsKey(t.text())) {
                return true;
            }
        }
        return false;
    }

    private Expr indicator(Span from) {
        Token open = take();
        int outer = bars;
        bars = 0;
        Expr test = comparison();
        bars = outer;
        expect(closing(open.text()), "The indicator's bracket is not closed.");
        return new Expr.Call(
                "indicator", List.of(test), Map.of(), true, from.to(previous().span()));
    }

    private static String closing(String open) {
        return switch (open) {
            case "(" -> ")";
            case "[" -> "]";
            default -> "}";
        };
    }

    private Expr operatorAtom(Token t) {
        return switch (t.text()) {
            case "(", "[", "{" -> group();
            case "|", "‖" -> norm(t);
            case "frac" -> fraction();
            case "sqrt" -> root();
            case "sum", "prod" -> {
                at++;
                yield big(t, t.text());
            }
            case "cases" -> cases();
            case "∇" -> nabla();
            case "∂" -> Differentials.slash(this);
            case ")", "]", "}" ->
                throw new Rejection(Mistake.SYNTAX, t.span(), "Something is missing before '" + t.text() + "'.");
            default -> throw syntax(t, "'" + t.text() + "' needs something before it and after it.");
        };
    }

    private Expr group() {
        Token open = take();
        int outer = bars;
        bars = 0;
        Expr inner = comparison();
        bars = outer;
        String close = closing(open.text());
        if (!peek().op(close)) {
            throw peek().kind() == Token.Kind.END || peek().op(")") || peek().op("]") || peek().op("}")
                    ? new Rejection(Mistake.UNBALANCED, open.span(), "This '" + open.text() + "' is not closed.")
                    : syntax(peek(), "'" + peek().text() + "' does not fit here.");
        }
        at++;
        boolean test = inner instanceof Expr.Bin(Expr.Op op, Expr _, Expr _, Span _) && op.comparison();
        return test
                ? new Expr.Call(
                        "indicator",
                        List.of(inner),
                        Map.of(),
                        true,
                        open.span().to(previous().span()))
                : inner instanceof Expr.Call
                        ? inner
                        : inner.at(open.span().to(previous().span()));
    }

    private Expr norm(Token t) {
        at++;
        bars++;
        Expr inner = additive();
        bars--;
        if (!peek().op(t.text())) {
            throw new Rejection(Mistake.UNBALANCED, t.span(), "This '" + t.text() + "' is not closed.");
        }
        at++;
        Span span = t.span().to(previous().span());
        if (t.op("|")) {
            return new Expr.Call("bars", List.of(inner), Map.of(), true, span);
        }
        Map<String, Expr> options = new HashMap<>();
        if (skip("_")) {
            options.put("ord", subscript().getFirst());
        }
        return new Expr.Call("norm", List.of(inner), options, true, span);
    }

    private Expr fraction() {
        Token t = take();
        Expr derivative = Differentials.fraction(this);
        if (derivative != null) {
            return derivative;
        }
        Expr a = argument();
        Expr b = argument();
        return new Expr.Bin(Expr.Op.FRAC, a, b, t.span().to(b.span()));
    }

    /** A LaTeX argument: a group, or one digit or letter. */
    private Expr argument() {
        Token t = peek();
        if (t.op("{")) {
            return group();
        }
        if (t.kind() == Token.Kind.NUMBER
                && t.text().length() > 1
                && t.text().chars().allMatch(Character::isDigit)) {
            tokens.set(at, new Token(t.kind(), t.text().substring(1), t.span(), true));
            return Expr.num(t.text().charAt(0) - '0', t.span());
        }
        return t.kind() == Token.Kind.NUMBER ? number() : atom();
    }

    private Expr root() {
        Token t = take();
        if (peek().op("(") || peek().op("{")) {
            Expr a = group();
            return new Expr.Call(
                    "sqrt", List.of(a), Map.of(), true, t.span().to(previous().span()));
        }
        Expr a = atom();
        return new Expr.Call("sqrt", List.of(a), Map.of(), false, t.span().to(a.span()));
    }

    /** {@code \begin{cases} a & condition \\ b & otherwise \end{cases}}. */
    private Expr cases() {
        Token open = take();
        Expr first = additive();
        skip(",");
        expect("&", "A case is its value, '&' and its condition.");
        skipName("if");
        Expr test = comparison();
        skip(",");
        expect(";", "A second case is expected, for when the first does not hold.");
        Expr second = additive();
        skip(",");
        if (skip("&")) {
            if (!skipName("otherwise") && !skipName("else")) {
                skipName("if");
                comparison();
            }
        }
        skip(".");
        skip(";");
        expect("endcases", "Two cases can be read, and the environment's end is expected.");
        Span span = open.span().to(previous().span());
        // either value may be a vector, which a condition on one example does not stretch
        Expr holds = new Expr.Call("indicator", List.of(test), Map.of(), true, test.span());
        Expr fails = new Expr.Bin(Expr.Op.SUB, Expr.num(1, span), holds, test.span());
        Expr yes = new Expr.Bin(Expr.Op.CDOT, holds, first, span);
        boolean zero = second instanceof Expr.Num(double v, String _, Span _) && v == 0;
        return zero ? yes : new Expr.Bin(Expr.Op.ADD, yes, new Expr.Bin(Expr.Op.CDOT, fails, second, span), span);
    }

    private Expr nabla() {
        return Differentials.nabla(this);
    }

    private Expr name() {
        Token t = take();
        String name = t.text();
        String symbol = vocabulary.resolve(name);
        if (symbol != null) {
            functionNotation(symbol);
            return new Expr.Sym(symbol, t.span());
        }
        String fn = Names.function(name);
        if (fn.equals("sum") || fn.equals("prod") || fn.equals("mean")) {
            if (peek().op("_")) {
                return big(t, fn);
            }
        }
        boolean indicator = (name.equals("I") || name.equals("indicator")) && !peek().op("_") && opensGroup();
        if (indicator && condition()) {
            return indicator(t.span());
        }
        if (name.equals("softmax_rows") || name.equals("softmax_cols")) {
            return arguments(name, null, t);
        }
        if (fn.isEmpty()) {
            if (peek().op("(") && peek().glued() && name.length() > 1) {
                throw unknownFunction(t);
            }
            return new Expr.Sym(name, t.span());
        }
        return function(fn, t);
    }

    /** Skips the argument of {@code l(w)} or {@code p(x_i)}, when l and p are defined quantities. */
    private void functionNotation(String symbol) {
        if (!vocabulary.isCallable(symbol) || !peek().op("(") || peek(1).kind() != Token.Kind.NAME) {
            return;
        }
        int k = at + 2;
        while (separates(tokens.get(k)) && tokens.get(k + 1).kind() == Token.Kind.NAME) {
            k += 2;
        }
        at = tokens.get(k).op(")") ? k + 1 : at;
    }

    private static boolean separates(Token t) {
        return t.op("_") || t.op(",") || t.op(";") || t.op("|");
    }

    private boolean opensGroup() {
        return peek().op("(") || peek().op("[") || peek().op("{");
    }

    private Rejection unknownFunction(Token t) {
        return new Rejection(
                Mistake.UNKNOWN_FUNCTION,
                t.span(),
                "'" + t.text() + "' is not a known function. If a product is meant, write the *.");
    }

    private Expr function(String fn, Token t) {
        if (isBare(at - 1) || bare && BARE.contains(fn) && peek().op("(") && choices.choose(2) == 0) {
            String arg = argument;
            if (arg == null) {
                throw new Rejection(
                        Mistake.BARE_FUNCTION,
                        t.span(),
                        "'" + t.text() + "' is a function; write what it is applied to.");
            }
            return new Expr.Call(fn, List.of(new Expr.Sym(arg, t.span())), Map.of(), true, t.span());
        }
        String called = fn;
        while (peek().op("'") || peek().op("^") && tokens.get(at + 1).op("'")) {
            at += peek().op("^") ? 2 : 1;
            called += "'";
        }
        if (fn.equals("log") && peek().op("_")) {
            at++;
            called = base(subscript().getFirst());
        } else if (peek().op("_")) {
            at++;
            subscript();
        }
        if (peek().op("^")) {
            return powerOfFunction(called, t);
        }
        return applied(called, t);
    }

    private static String base(Expr b) {
        return switch (b) {
            case Expr.Num(double v, String _, Span _) when v == 10 -> "log10";
            case Expr.Num(double v, String _, Span _) when v == 2 -> "log2";
            case Expr.Sym(String s, Span _) when s.equals("e") -> "log";
            default -> throw new Rejection(Mistake.SYNTAX, b.span(), "Logarithms here have base e, 2 or 10.");
        };
    }

    private Expr powerOfFunction(String fn, Token t) {
        take();
        Expr exponent = exponent();
        limit(exponent);
        if (literal(exponent) == -1) {
            if (fn.equals("sigma")) {
                return applied("logit", t);
            }
            throw syntax(t, "An inverse function is not known here; write 1/" + t.text() + "(...) for a reciprocal.");
        }
        Expr call = applied(fn, t);
        return new Expr.Bin(Expr.Op.POW, call, exponent, call.span());
    }

    private Expr applied(String fn, Token t) {
        if (peek().op("(") || peek().op("[") || peek().op("{")) {
            return arguments(fn, null, t);
        }
        if (!starts() && !peek().op("-") && !peek().op("‖") && !peek().op("|")) {
            throw new Rejection(
                    Mistake.BARE_FUNCTION, t.span(), "'" + t.text() + "' is a function; write what it is applied to.");
        }
        if (peek().op("-")) {
            Token minus = take();
            Expr a = unbracketed();
            Expr neg = new Expr.Neg(a, minus.span().to(a.span()));
            return new Expr.Call(fn, List.of(neg), Map.of(), false, t.span().to(a.span()));
        }
        Expr a = unbracketed();
        return new Expr.Call(fn, List.of(a), Map.of(), false, t.span().to(a.span()));
    }

    /** The factors after a function without brackets: all of them, or only the first. */
    private Expr unbracketed() {
        Expr a = power();
        if (!plainFactor() || choices.choose(2) == 1) {
            return a;
        }
        while (plainFactor()) {
            Expr b = power();
            a = new Expr.Bin(Expr.Op.JUXT, a, b, a.span().to(b.span()));
        }
        return a;
    }

    private boolean plainFactor() {
        Token t = peek();
        boolean function = t.kind() == Token.Kind.NAME
                && vocabulary.resolve(t.text()) == null
                && !Names.function(t.text()).isEmpty();
        return starts() && !function && !t.op("sum") && !t.op("prod") && !t.op("(") && !t.op("[") && !t.op("{");
    }

    private Expr arguments(String fn, @Nullable Expr receiver, Token t) {
        Token open = take();
        String close = closing(open.text());
        List<Expr> args = new ArrayList<>();
        Map<String, Expr> options = new LinkedHashMap<>();
        if (receiver != null) {
            args.add(receiver);
        }
        int outer = bars;
        bars = 0;
        if (fn.equals("einsum") && peek().kind() == Token.Kind.NAME) {
            Token subscripts = take();
            options.put("subscripts", new Expr.Sym(subscripts.text(), subscripts.span()));
            expect(",", "einsum needs what its subscripts belong to.");
        }
        while (!peek().op(close)) {
            Expr listed = listed(fn, t);
            if (listed != null) {
                at += peek().op(",") && peek(1).name("axis") && peek(2).op("=") ? 4 : 0;
                expect(close, "This bracket is not closed.");
                bars = outer;
                return listed;
            }
            argument(fn, args, options);
            if (peek().name("for") || peek().op(",") && tokens.get(at + 1).name("for")) {
                skip(",");
                bars = outer;
                return comprehension(fn, args.getLast(), close, t);
            }
            if (!skip(",") && !peek().op(close)) {
                throw peek().kind() == Token.Kind.END
                        ? new Rejection(Mistake.UNBALANCED, open.span(), "This '" + open.text() + "' is not closed.")
                        : syntax(peek(), "'" + peek().text() + "' does not fit here.");
            }
        }
        at++;
        bars = outer;
        if (args.isEmpty()) {
            throw new Rejection(Mistake.BARE_FUNCTION, t.span(), "'" + t.text() + "' needs an argument.");
        }
        Span span = t.span().to(previous().span());
        if (fn.equals("diag") && !numpy && args.size() == 1 && indexedByI(args.getFirst())) {
            Expr entry = args.getFirst();
            args.set(0, new Expr.Big("each", "i", null, null, entry, false, false, entry.span()));
        }
        boolean sums = fn.equals("sum") || fn.equals("mean") || fn.equals("prod");
        if (sums && !numpy && args.size() == 1 && options.isEmpty() && indexedByI(args.getFirst())) {
            return new Expr.Big(fn, "i", null, null, args.getFirst(), false, false, span);
        }
        return new Expr.Call(fn, args, options, true, span);
    }

    /** {@code sum([... for i in range(n)])}, or null. */
    private @Nullable Expr listed(String fn, Token t) {
        boolean sums = fn.equals("sum") || fn.equals("mean") || fn.equals("prod");
        int k = at + 1;
        int level = 1;
        boolean loop = false;
        while (sums && peek().op("[") && level > 0 && tokens.get(k).kind() != Token.Kind.END) {
            Token x = tokens.get(k++);
            level += x.op("(") || x.op("[") || x.op("{") ? 1 : x.op(")") || x.op("]") || x.op("}") ? -1 : 0;
            loop |= level == 1 && x.name("for");
        }
        if (!loop) {
            return null;
        }
        at++;
        Expr body = comparison();
        return comprehension(fn, body, "]", t);
    }

    /** Whether {@code sum((p_i - y_i) x_i)} is meant as a sum over i. */
    private boolean indexedByI(Expr body) {
        return vocabulary.resolve("i") == null && !bound.contains("i") && indexed(body);
    }

    private static boolean indexed(Expr e) {
        boolean here = e instanceof Expr.Index(Expr _, List<Expr> at, boolean brackets, Span _)
                && !brackets
                && at.stream().anyMatch(x -> x instanceof Expr.Sym(String s, Span _) && s.equals("i"));
        boolean binds = e instanceof Expr.Big big && big.index().equals("i");
        return here || !binds && e.children().stream().anyMatch(Parser::indexed);
    }

    private void argument(String fn, List<Expr> args, Map<String, Expr> options) {
        Token t = peek();
        if (t.kind() == Token.Kind.END) {
            throw new Rejection(Mistake.UNBALANCED, t.span(), "A bracket of " + fn + " is not closed.");
        }
        if (t.kind() == Token.Kind.NAME && tokens.get(at + 1).op("=")) {
            at += 2;
            options.put(t.text(), option());
        } else {
            args.add(tuple());
        }
    }

    private Expr tuple() {
        Expr e = comparison();
        return e;
    }

    private Expr option() {
        Token t = peek();
        if (t.name("True") || t.name("False") || t.name("None")) {
            at++;
            return new Expr.Sym(t.text(), t.span());
        }
        return additive();
    }

    /** {@code sum(... for i in range(n))}. */
    private Expr comprehension(String fn, Expr body, String close, Token t) {
        if (!fn.equals("sum") && !fn.equals("prod") && !fn.equals("mean")) {
            throw syntax(peek(), "'for' belongs inside sum, mean or prod.");
        }
        at++;
        Token index = take();
        Expr low = Expr.num(0, index.span());
        if (!skipName("in") && !skip("∈") && !skip("=")) {
            throw syntax(peek(), "After 'for " + index.text() + "' the word 'in' is expected.");
        }
        Expr high;
        boolean python = skipName("range");
        if (python) {
            expect("(", "range needs its bracket.");
            high = additive();
            if (skip(",")) {
                low = high;
                high = additive();
            }
            expect(")", "range's bracket is not closed.");
        } else {
            low = additive();
            if (!skip("…") && !dots()) {
                throw syntax(peek(), "A range such as range(n) or 1…n is expected.");
            }
            high = additive();
        }
        expect(close, "This bracket is not closed.");
        return new Expr.Big(
                fn,
                index.text(),
                low,
                high,
                body,
                python,
                false,
                t.span().to(previous().span()));
    }

    private boolean dots() {
        boolean first = skip(".");
        return first && skip(".");
    }

    private Expr big(Token t, String kind) {
        if (++sums > MAX_SUMS) {
            throw new Rejection(Mistake.LIMIT_SUMS, t.span(), "At most " + MAX_SUMS + " sums may be nested.");
        }
        String index = "";
        Expr low = null;
        Expr high = null;
        Expr test = null;
        for (int k = 0; k < 2; k++) {
            if (peek().op("_")) {
                at++;
                boolean braced = skip("{");
                Token i = take();
                if (i.kind() != Token.Kind.NAME) {
                    throw syntax(i, "The sum's index is expected here.");
                }
                index = i.text();
                if (braced && peek().op("_")) {
                    // the condition alone, as in \sum_{y_i = 1}: its subscript is the index
                    at--;
                    index = peek(2).op("{") ? peek(3).text() : peek(2).text();
                    test = comparison();
                    expect("}", "The sum's condition is not closed.");
                } else if (braced) {
                    if (skip(":") || skip("|")) {
                        test = comparison();
                    } else if (peek().op(",") && peek(2).op("_")) {
                        at++;
                        test = comparison();
                    } else if (skip("=")) {
                        low = additive();
                    } else if (skip("∈")) {
                        throw syntax(previous(), "Write the sum's range as i=1 to n.");
                    }
                    if (peek().op(",")) {
                        throw syntax(peek(), "One index per sum, please: write two sums.");
                    }
                    expect("}", "The sum's index is not closed.");
                }
            } else if (peek().op("^")) {
                at++;
                high = exponent();
            }
        }
        if (index.isEmpty()) {
            throw syntax(t, "This sum needs an index, as in \\sum_{i=1}^n.");
        }
        boolean outermost = bound.add(index);
        Expr body = summand(test);
        int reach = scope(index);
        boolean extended = at < reach;
        while (at < reach && (peek().op("+") || peek().op("-"))) {
            body = plus(body);
        }
        if (extended && test != null) {
            throw syntax(t, "A sum with a condition needs brackets around what it sums.");
        }
        if (extended) {
            notes.add(Mistake.SUM_SCOPE_EXTENDED);
        }
        sums--;
        if (outermost) {
            bound.remove(index);
        }
        return new Expr.Big(
                kind, index, low, high, body, false, extended, t.span().to(body.span()));
    }

    /** What is summed; under a condition, where that holds. */
    private Expr summand(@Nullable Expr test) {
        Expr body = term();
        if (test == null) {
            return body;
        }
        if (!(test instanceof Expr.Bin(Expr.Op op, Expr _, Expr _, Span _)) || !op.comparison()) {
            throw new Rejection(Mistake.SYNTAX, test.span(), "A condition such as y_i = 1 is expected here.");
        }
        Expr holds = new Expr.Call("indicator", List.of(test), Map.of(), true, test.span());
        return new Expr.Bin(Expr.Op.CDOT, holds, body, body.span());
    }

    /** Where the last term that still uses {@code index} begins, or the present place. */
    private int scope(String index) {
        if (vocabulary.resolve(index) != null) {
            return at;
        }
        int level = 0;
        int segment = at;
        int reach = at;
        boolean bound = false;
        for (int k = at; k < tokens.size() && level >= 0; k++) {
            Token t = tokens.get(k);
            if (t.kind() == Token.Kind.END || level == 0 && stops(t)) {
                break;
            }
            if (t.op("(") || t.op("[") || t.op("{")) {
                level++;
            } else if (t.op(")") || t.op("]") || t.op("}")) {
                level--;
            } else if (level == 0 && (t.op("+") || t.op("-"))) {
                segment = k;
                bound = false;
            } else if (t.op("sum") || t.op("prod") || t.name("sum") || t.name("prod")) {
                bound |= tokens.get(k + 1).op("_")
                        && (tokens.get(k + 2).name(index)
                                || tokens.get(k + 2).op("{")
                                        && tokens.get(k + 3).name(index));
            } else if (t.name(index) && !bound) {
                reach = segment + 1;
            }
        }
        return reach;
    }

    private static boolean stops(Token t) {
        return t.op("=") || t.op(",") || t.op(";") || t.name("where") || t.op("<") || t.op(">");
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token take() {
        Token t = tokens.get(at);
        if (t.kind() != Token.Kind.END) {
            at++;
        }
        return t;
    }

    Token previous() {
        return tokens.get(Math.max(0, at - 1));
    }

    boolean skip(String op) {
        boolean yes = peek().op(op);
        at += yes ? 1 : 0;
        return yes;
    }

    private boolean skipName(String name) {
        boolean yes = peek().name(name);
        at += yes ? 1 : 0;
        return yes;
    }

    void expect(String op, String message) {
        if (!skip(op)) {
            throw syntax(peek(), message);
        }
    }

    int mark() {
        return at;
    }

    void reset(int mark) {
        at = mark;
    }

    List<Expr> index() {
        return subscript();
    }

    private void enter() {
        if (++depth > MAX_DEPTH) {
            throw new Rejection(
                    Mistake.LIMIT_DEPTH,
                    peek().span(),
                    "Nested more than " + MAX_DEPTH + " deep; please write it flatter.");
        }
    }

    Rejection syntax(Token t, String message) {
        return new Rejection(
                Mistake.SYNTAX,
                t.span(),
                t.kind() == Token.Kind.END ? "Something is missing at the end. " + message : message);
    }
}
