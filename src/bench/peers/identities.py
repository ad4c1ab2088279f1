"""Times SymPy's simplify(a - b) == 0 on the identities: python3 identities.py identities.txt"""
import sys
import time

import sympy
from sympy.core.cache import clear_cache

names = {
    "z": sympy.Symbol("z", real=True),
    "y": sympy.Symbol("y", real=True),
    "a": sympy.Symbol("a", positive=True),
    "b": sympy.Symbol("b", positive=True),
    "p": sympy.Symbol("p", positive=True),
}
lines = [line.strip() for line in open(sys.argv[1]) if line.strip() and not line.startswith("#")]
total = 0.0
for line in lines:
    best = None
    for _ in range(3):
        clear_cache()
        start = time.perf_counter()
        left, right = (sympy.sympify(side.replace("^", "**"), locals=names) for side in line.split("|"))
        equal = sympy.simplify(left - right) == 0
        took = time.perf_counter() - start
        best = took if best is None else min(best, took)
    total += best
    print(f"{best * 1e3:.3f} ms {'equal' if equal else 'UNDECIDED'} {line}")
print(f"mean {total / len(lines) * 1e3:.3f} ms")
