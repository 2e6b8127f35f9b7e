"""Reference numbers that make.R does not hold. Run: python3 make-scipy.py HOLZINGER_CSV > scipy.json"""
import csv, json, sys
import numpy as np, scipy
from scipy import stats

rows = list(csv.DictReader(open(sys.argv[1])))
column = lambda name: np.array([float(r[name]) for r in rows])
x1, x2, x3, x7, x9 = (column(c) for c in ("x1", "x2", "x3", "x7", "x9"))


def describe(x):
    n = len(x)
    return dict(n=n, mean=x.mean(), sd=x.std(ddof=1), min=x.min(), max=x.max(), quartiles=np.quantile(x, [0.25, 0.5, 0.75]).tolist(),
                skewness=stats.skew(x, bias=False), kurtosis=stats.kurtosis(x, bias=False))


def ols(y, *xs):
    X = np.column_stack([np.ones(len(y)), *xs])
    b, *_ = np.linalg.lstsq(X, y, rcond=None)
    e = y - X @ b
    H = X @ np.linalg.inv(X.T @ X) @ X.T
    h = np.diag(H)
    s2 = e @ e / (len(y) - X.shape[1])
    r = e / np.sqrt(s2 * (1 - h))
    return b, e, h, s2, r, r * r * h / ((1 - h) * X.shape[1])


b, e, h, s2, r, cook = ols(x9, x1, x2, x3)
df = len(x9) - 4
spearman = stats.spearmanr(x1, x2)
paired = stats.ttest_rel(x1, x2)
one = stats.ttest_1samp(x1, 5)
pearson = stats.pearsonr(x1, x2)
print(json.dumps(dict(
    software=f"numpy {np.__version__}, scipy {scipy.__version__}",
    describe=dict(x1=describe(x1), x7=describe(x7)),
    spearman=dict(r=spearman.statistic, p=spearman.pvalue),
    pearson=dict(r=pearson.statistic, p=pearson.pvalue, interval=list(pearson.confidence_interval())),
    paired=dict(t=paired.statistic, df=int(paired.df), p=paired.pvalue, ci=list(paired.confidence_interval())),
    one_sample=dict(t=one.statistic, df=int(one.df), p=one.pvalue, ci=list(one.confidence_interval())),
    residuals=dict(formula="x9 ~ x1 + x2 + x3", leverage=h[:5].tolist(), standardized=r[:5].tolist(),
                   studentized=(r * np.sqrt((df - 1) / (df - r * r)))[:5].tolist(), cook=cook[:5].tolist()),
    beta=[dict(x=x, a=a, b=b, pdf=stats.beta.pdf(x, a, b), cdf=stats.beta.cdf(x, a, b), sf=stats.beta.sf(x, a, b)) for x, a, b in [(0.01, 0.5, 0.5), (0.3, 2, 7), (0.999, 40, 0.7), (0.5, 500, 480)]],
    gamma=[dict(x=x, shape=k, scale=s, pdf=stats.gamma.pdf(x, k, scale=s), sf=stats.gamma.sf(x, k, scale=s)) for x, k, s in [(0.01, 0.3, 2), (4, 2, 1.5), (900, 500, 1.7)]],
), indent=2))
