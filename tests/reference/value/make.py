"""Values at the defaults of the models stage-markov and orientation. Run: python3 make.py > models.json"""
import json
import numpy as np

# States: cognitive, affective, intention, behavioural, lapsed; rewards and discount are monthly.
P = np.array([
    [.70, .12, 0, 0, .18],
    [.05, .80, .10, 0, .05],
    [0, .05, .83, .10, .02],
    [0, 0, .03, .96, .01],
    [.03, 0, 0, 0, .97],
])
R = np.array([8, 12, 15, 19, -.5])
D = .01


def values(P):
    return np.linalg.solve(np.eye(5) - P / (1 + D), R)


def with_less_lapse(state):
    better = P.copy()
    better[state, 4] -= .01
    better[state, state] += .01
    return better


V = values(P)
referring = P.copy()
referring[3, 0] += .03
stages = dict(
    values=V.tolist(),
    valuesWithReferral=values(referring).tolist(),
    perNewCustomer=[(values(with_less_lapse(s)) - V)[0] for s in range(4)],
    perCustomerMonth=[.01 * (V[s] - V[4]) for s in range(4)],
)

# E exp(-k z²), z ~ N(0, v), by Gauss-Hermite quadrature; payoff = profit a month × months on the market.
k, b, s, t0, tau = .5, .8, 1.5, 2.5, .05
x, w = np.polynomial.hermite_e.hermegauss(120)
fit = lambda v: float(w @ np.exp(-k * v * x**2) / w.sum())


def research(horizon):
    n = np.arange(1, 2001)
    payoff = np.array([fit(s * s / m) for m in n]) * np.maximum(0, horizon - t0 - tau * n)
    return int(n[payoff.argmax()]), float(payoff.max())


orientation = [
    dict(horizon=h, productFirst=fit(b * b) * h, interviews=research(h)[0], customerFirst=research(h)[1])
    for h in (3, 6, 9, 12, 18, 24, 36)
]

low, high = 18., 24.
while high - low > 1e-12:
    middle = (low + high) / 2
    low, high = (low, middle) if research(middle)[1] > fit(b * b) * middle else (middle, high)

print(json.dumps(dict(origin=f"make.py with numpy {np.__version__}", stages=stages, orientation=orientation, crossover=low), indent=2))
