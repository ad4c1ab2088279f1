package dev.logodds.question;

import java.util.List;
import java.util.Set;

/** The words by which {@link Stance} and {@link Retraction} tell a denial, a judgement or another's voice. */
final class StanceWords {
    static final Set<String> NOT = set(
            "not never nor neither hardly rarely scarcely seldom barely nobody none"
                    + " nothing avoid refuse refrain reject doubt deny dispute disagree beware resist hesitate hesitant reluctant wary unlike cannot");
    static final Set<String> APART = set("no without rather instead than");
    static final Set<String> DOUBT = set("doubt deny dispute disagree unreasonable unfair");
    /** "No" denies what is next to it, and what one of these ties to it. */
    static final Set<String> TIES = set("that to why one way longer for of which where");
    /** "Rather than": what is put aside. */
    static final Set<String> ASIDE = set(
            "rather-than instead-of opposed-to place-of far-from free-from"
                    + " contrary-to anything-but other-than less-than more-than contrast-to against-the free-of short-of rule-out ruled-out ruling-out");

    static final Set<String> CLAIMS = set("claim statement idea notion belief rule argument view");
    static final Set<String> WRONG = set("wrong false incorrect untrue misleading sloppy naive dangerous tempting"
            + " tempted temptation premature unwise mistaken careless risky pointless nonsense wishful overstated"
            + " exaggerated exaggeration overstatement simplistic myth misconception mistake fallacy misunderstanding"
            + " folklore trap confusion unjustified unfounded meaningless inaccurate oversimplified oversimplification"
            + " harsh stretch simplification imprecise inexact outdated reflex instinct");
    static final Set<String> COMMON = set("common frequent typical usual classic popular widespread big a the");
    static final Set<String> WRONGLY =
            set("wrongly mistakenly falsely erroneously supposedly allegedly naively" + " reportedly");
    /** What wrong things are in classification. */
    static final Set<String> CASES = set("bayes positive positives negative negatives label labels class classes side"
            + " prediction predictions answer answers alarm alarms point points discovery");

    static final Set<String> TRUE = set("true right correct accurate so case valid justified warranted quite"
            + " really enough guaranteed necessarily hold follow how what exactly helpful needed");
    static final Set<String> SUBJECT = set("i you he she it we they this there one that these those");
    static final Set<String> TURN = set("but however whereas although though yet while except");
    static final Set<String> BORDER =
            set("but however whereas although though yet while because since so" + " therefore hence thus");
    static final Set<String> OPENING = set("if when although though because since as while with without for in"
            + " under unless on unlike contrary rather instead given at after before despite by whether even");
    static final Set<String> ASKS = set("open wonder ask unclear know see check sure tell say doubt test");
    static final Set<String> CONDITION = set("if when after once under");
    static final Set<String> TOLD = set("told taught advised");
    static final Set<String> OTHERS = set("some people many others somebody someone they he she candidate"
            + " candidates colleague colleagues interviewer interviewers textbook textbooks book books blog blogs"
            + " article articles tutorial tutorials practitioners students beginners juniors most everybody everyone"
            + " anyone anybody whoever folks folklore printout software output summary test manager rule authors");
    static final Set<String> PERSONS = set("people others somebody someone candidate candidates colleague"
            + " colleagues textbooks tutorials practitioners students beginners juniors everybody everyone folks");
    static final Set<String> OFTEN = set("often commonly sometimes usually frequently widely popularly");
    static final Set<String> SAYS = stems("say claim think believe call argue assume assert tell write suggest"
            + " conclude state repeat teach describe consider imagine expect guess hear read pretend insist maintain");
    static final Set<String> MODAL = set("might could would may");
    static final Set<String> SEEMS = stems("would intuitively naively first expect superficially");
    static final Set<String> LOOKS = stems("look seem appear sound");
    static final Set<String> REFERS = set("that which this it");
    static final Set<String> CALLING = set("that saying to calling claiming thinking believing assuming");
    static final Set<String> VERB =
            set("is are was were be does do did will can could would should has have" + " may might must need");
    static final Set<String> AGREES = set("agree rightly indeed right correct correctly true fine fair holds");

    static final Set<String> YES = set("yes yeah sure exactly indeed absolutely");
    static final Set<String> NO = set("no nope nonsense wrong false incorrect untrue");
    static final Set<String> STARTERS = set("but well and yet however actually of course");
    static final Set<String> POINTERS = set("this that it which they these");
    static final Set<String> GOES_ON = set("that this it is wrong");

    private StanceWords() {}

    private static Set<String> set(String words) {
        return Set.copyOf(List.of(words.split(" ")));
    }

    private static Set<String> stems(String words) {
        return Set.copyOf(List.of(words.split(" ")).stream().map(Tokens::stem).toList());
    }
}
