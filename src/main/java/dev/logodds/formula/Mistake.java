package dev.logodds.formula;

/** A named mistake or note, with a sentence to fall back on; the full prose lives in a pack's {@code mistakes/}. */
public enum Mistake {
    // whole answer against the reference
    SIGN_FLIPPED("Your answer is the expected one with its sign flipped."),
    MISSING_1_OVER_N("If you drop the 1/n you get what you typed. The loss is a mean, so the 1/n stays."),
    EXTRA_1_OVER_N("Your answer has a 1/n too many."),
    WRONG_NORMALISER("You divided by the wrong count."),
    FACTOR_TWO("Your answer is twice the expected one."),
    MISSING_HALF("Your answer is half the expected one: a factor of 2 went missing."),
    LOG_BASE("That is a logarithm to another base; here log is the natural logarithm."),
    SCALED("Your answer is a constant multiple of the expected one."),
    CONSTANT_OFFSET("Your answer differs from the expected one by a constant."),
    NEARLY_RIGHT("Nearly right: was a constant rounded?"),
    // penalty
    REG_MISSING("The penalty's term is missing."),
    REG_EXTRA("This loss has no such penalty term."),
    REG_FACTOR("The penalty's term has the wrong factor: the ½ cancels the 2 of the square."),
    REG_SIGN("The penalty's term has the wrong sign."),
    REG_OVER_N("The penalty's term has the wrong 1/n: the penalty is not part of the mean."),
    // sibling models
    MSE_GRADIENT("That keeps σ′ = p(1−p), as squared error does; under cross-entropy it cancels."),
    SIGMA_PRIME_DROPPED("The factor σ′ = p(1−p) is missing; it cancels only under cross-entropy."),
    LINK_DROPPED("That is linear regression's answer: the sigmoid is missing."),
    WRONG_LINK("That uses another link than this model's."),
    LABEL_CODING("That form is for the other label coding; look at which labels y takes here."),
    WRONG_LOSS("That belongs to another loss."),
    MISSING_WEIGHTS("The example weights are missing."),
    // mutations
    MISSING_FACTOR("A factor is missing."),
    EXTRA_FACTOR("There is a factor too many."),
    MISSING_TERM("A term is missing."),
    EXTRA_TERM("There is a term too many."),
    MISPLACED_TERM("A term stands in the wrong place."),
    TERM_SIGN("One term has the wrong sign."),
    MISSING_COMPLEMENT("Somewhere p stands where 1 − p belongs, or the other way round."),
    MISPLACED_BRACKET("Brackets are missing: the function took only the first part of what it should."),
    MISSING_LOG("A logarithm is missing."),
    MISSING_SQUARE("A square is missing."),
    EXTRA_SQUARE("There is a square too many."),
    MISSING_TRANSPOSE("A transpose is missing."),
    EXTRA_TRANSPOSE("There is a transpose too many."),
    MISSING_INVERSE("An inverse is missing."),
    SWAPPED_OPERANDS("Two operands are the wrong way round."),
    WRONG_SYMBOL("One symbol stands where another belongs."),
    WRONG_FUNCTION("One function stands where another belongs."),
    SOFTMAX_AXIS("That normalises over the samples; the probabilities of one sample's classes sum to 1."),
    WRONG_AXIS("That reduces over the wrong axis."),
    INDICATOR_REVERSED("The indicator's condition is reversed."),
    SUM_RANGE("The sum's ends are off by one."),
    SUM_FOR_MEAN("A sum stands where a mean belongs, or the other way round."),
    TWO_MISTAKES("Two slips at once."),
    // shape of the result
    SHAPE_RESULT("The result has the wrong shape."),
    LAYOUT_ROW("Same entries, but as a row; the gradient has its parameter's shape, a column."),
    LAYOUT_TRANSPOSED("Same entries, transposed; the gradient has its parameter's shape."),
    // domain and numbers
    DOMAIN_ERROR("Your answer is undefined where the expected one is not."),
    UNSTABLE("Your answer overflows where the expected one is finite."),
    PERCENT("That looks like a percentage where a plain number is asked, or the other way round."),
    DECIMAL_COMMA("A lone comma can be a decimal comma or a separator; please write a point."),
    ROUNDED_TOO_SOON("Close: it looks rounded too soon."),
    WRONG_POWER_OF_TEN("The digits are right, the power of ten is not."),
    // notes
    ELEMENTWISE_READ("Read entry by entry."),
    SUM_SCOPE_EXTENDED("The index is still used after the + or −, so the sum was read as extending to there."),
    ZERO_BASED_INDEX("Indices run from 1 here; your sum from 0 was read so."),
    WHOLE_VECTOR("One component was asked; you gave the whole vector, and its entries are right."),
    // cannot be graded
    SYNTAX("This could not be read."),
    EMPTY("Nothing was typed."),
    UNBALANCED("A bracket is not closed."),
    SHAPE_OPERANDS("These operands do not fit."),
    UNKNOWN_SYMBOL("This symbol is not declared in the question."),
    UNKNOWN_FUNCTION("This function is not known here."),
    WRONG_CASE("Upper and lower case differ here."),
    BARE_FUNCTION("A function needs its argument."),
    VECTOR_POWER("A power of a vector is not defined: wᵀw, or w⊙w?"),
    CIRCULAR("That restates the derivative that is asked for."),
    CALL_OR_PRODUCT("That can be read as a function call or as a product."),
    AMBIGUOUS_READING("That can be read in two ways."),
    LOOK_ALIKE("A letter only looks like the one that is meant."),
    FORBIDDEN_NAME("That name is not part of the formula language."),
    FORBIDDEN_COMMAND("That LaTeX command is not part of the formula language."),
    INDEX_RANGE("An index runs out of its range."),
    LIMIT_LENGTH("The text is too long."),
    LIMIT_TOKENS("The formula has too many parts."),
    LIMIT_DEPTH("The formula is nested too deeply."),
    LIMIT_LINES("There are too many lines."),
    LIMIT_POWER("That exponent is too large."),
    LIMIT_SUMS("Too many sums are nested."),
    LIMIT_WORK("That takes too much work to evaluate."),
    // the checker's own
    UNCERTAIN("This could not be decided by numbers."),
    ENGINE_FAULT("The checker itself failed on this answer. That is its fault and not yours; no attempt was used."),
    // derivations
    FIRST_BAD_LINE("One line does not follow."),
    INCOMPLETE("Every line is right, but the derivation does not reach what was asked."),
    PSD_NOT_ARGUED("The Hessian is positive semi-definite, but that is only said and not shown."),
    EMPTY_STEP("A line such as 1 = 1 shows nothing.");

    private final String sentence;

    Mistake(String sentence) {
        this.sentence = sentence;
    }

    /** What to say where a pack has no prose for this key. */
    public String sentence() {
        return sentence;
    }
}
