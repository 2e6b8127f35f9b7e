"""Values of special functions to 40 digits, rounded to double: `python3 special.py > special.json` (mpmath 1.3.0)."""
import json
import random
import mpmath as mp

mp.mp.dps = 40
random.seed(3)


def between(low, high):
    """Uniform on a logarithmic scale."""
    return float(mp.mpf(10) ** random.uniform(float(mp.log10(low)), float(mp.log10(high))))


def lgamma(x):
    return [x, float(mp.loggamma(mp.mpf(x)))]


def lbeta(a, b):
    return [a, b, float(mp.log(mp.beta(mp.mpf(a), mp.mpf(b))))]


def hypergeometric(a, b, c, z):
    return [a, b, c, z, float(mp.hyp2f1(mp.mpf(a), mp.mpf(b), mp.mpf(c), mp.mpf(z)))]


def bgnbd():
    r, alpha, a, b = between(.05, 20), between(.1, 50), between(.05, 20), between(.05, 20)
    x, T, t = random.choice([0, 0, 1, 2, 5, 10, 26]), between(.5, 100), between(.01, 500)
    return r + x, b + x, max(a + b + x - 1, .01), t / (alpha + T + t)


def paretonbd():
    r, s, alpha, beta = between(.05, 20), between(.05, 20), between(.1, 100), between(.1, 100)
    x, t = random.choice([0, 1, 2, 5, 10, 26]), between(.01, 100)
    second = s + 1 if alpha >= beta else r + x
    return r + s + x, second, r + s + x + 1, abs(alpha - beta) / (max(alpha, beta) + t)


def derl():
    alpha, beta, n, d = between(.05, 20), between(.05, 20), random.randint(1, 10), between(.001, .5)
    return 1, beta + n, alpha + beta + n, 1 / (1 + d)


def near_one():
    return between(.01, 30), between(.01, 30), between(.01, 60), 1 - between(1e-5, .1)


def negative():
    a, b = between(.05, 5), between(.05, 5)
    return a, b, b + between(.1, 5), -between(.01, 50)


points = [1e-8, 1e-3, .01, .1, .24259, .5, .9, .99, .999999, 1.000001, 1.01, 1.1, 1.46, 1.5, 1.99, 2.0000001, 2.1,
          2.5, 3, 4.413, 7.9, 8, 10.3, 26.24, 50, 100, 1234.5, 1e5, 1e8, 1e12]
print(json.dumps({
    "origin": "python3 special.py > special.json, mpmath 1.3.0 at 40 digits",
    "lgamma": [lgamma(x) for x in points],
    "lbeta": [lbeta(between(.01, 1e4), between(.01, 1e4)) for _ in range(100)],
    "hypergeometric2F1": {
        name: [hypergeometric(*draw()) for _ in range(60)]
        for name, draw in [("bgnbd", bgnbd), ("paretonbd", paretonbd), ("derl", derl), ("nearOne", near_one),
                           ("negative", negative)]
    },
}, indent=1))
