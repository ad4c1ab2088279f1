#!/bin/sh
# The identities, checked by this engine, by SymPy and by Maxima, one after another on the same machine.
# Needs java, python3 with sympy, and maxima; run from the repository's root after
#   ./mvnw -Pbench test-compile
# The class path of the engine is the argument, or target's classes with the two libraries that formula/ needs.
set -eu
here=$(dirname "$0")
list=$here/identities.txt
libraries=$(find "${HOME}/.m2/repository" -name 'hipparchus-core-*.jar' -o -name 'jspecify-1*.jar' | tr '\n' ':')
path=${1:-target/classes:target/test-classes:$libraries}

echo "== engine"
timeout 120 "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$path" dev.logodds.formula.IdentityBenchmark "$list"
echo "== SymPy $(python3 -c 'import sympy; print(sympy.__version__)')"
timeout 300 python3 "$here/identities.py" "$list"
echo "== $(maxima --version)"
# one process, as a server would keep it; each identity is read and simplified 200 times, the mean is printed
{
    echo 'assume(a>0, b>0, p>0, p<1)$ tot:0$ cnt:0$'
    grep -v '^#' "$list" | while IFS='|' read -r left right; do
        [ -n "$left" ] || continue
        cat <<MAXIMA
t:elapsed_real_time()\$ for k thru 200 do r:is(ratsimp(radcan(eval_string("($left)-($right)")))=0)\$
t:(elapsed_real_time()-t)/200\$ tot:tot+t\$ cnt:cnt+1\$
printf(true, "~,3f ms ~a ~a~%", 1000*t, if r=true then "equal" else "UNDECIDED", "$left | $right")\$
MAXIMA
    done
    echo 'printf(true, "mean ~,3f ms~%", 1000*tot/cnt)$'
} | timeout 300 maxima --very-quiet
