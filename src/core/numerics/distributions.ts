/**
 * Probability distributions: each has `pdf`, `cdf`, `upper` and `quantile`, parameters after the argument.
 * `upper` is 1 − cdf without the cancellation, so that p = 1e-166 is a number and not 0.
 *
 * The special functions under them are stdlib's (Boost's and FreeBSD's algorithms, Apache-2.0). They agree with R to
 * all printed digits; jStat, half the weight, is off by 1e-8 relative and has no upper tails: its p of F(40; 10, 60)
 * is 0 where R has 7.8e-23. All together are 37 kB gzip; a bundler that is told that @stdlib has no side effects takes
 * 11 kB for the normal distribution and 28 kB with χ² — which is why these are namespaces and not objects. Parts that
 * run in the browser and need one or two of them import these from `distributions/`, and leave the others out.
 */
export * as beta from './distributions/beta.ts'
export * as chiSquare from './distributions/chiSquare.ts'
export * as f from './distributions/f.ts'
export * as gamma from './distributions/gamma.ts'
export * as normal from './distributions/normal.ts'
export * as studentT from './distributions/studentT.ts'
export {
  noncentralChiSquareCdf,
  noncentralChiSquareUpper,
  noncentralityAt,
} from './distributions/noncentralChiSquare.ts'
export {
  studentizedRangeCdf,
  studentizedRangeQuantile,
  studentizedRangeUpper,
} from './distributions/studentizedRange.ts'
