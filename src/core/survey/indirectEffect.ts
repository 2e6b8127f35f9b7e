import { mean } from 'd3-array'
import { bootstrapInterval } from '../numerics/bootstrapInterval.ts'
import { normal } from '../numerics/distributions.ts'
import type { Random } from '../numerics/random.ts'
import { type Columns, completeCases, pick } from './columns.ts'
import { regression } from './regression.ts'
import { SurveyError } from './surveyError.ts'

export interface IndirectEffect {
  readonly n: number
  /** x → m, m → y given x, x → y given m, and x → y alone. */
  readonly a: number
  readonly b: number
  readonly direct: number
  readonly total: number
  /** a·b, which for least squares is total − direct. */
  readonly indirect: number
  readonly sobel: Sobel
}

export interface Sobel {
  readonly estimate: number
  readonly se: number
  readonly z: number
  readonly p: number
  readonly interval: readonly [number, number]
}

export interface IndirectIntervals {
  /** Draws that have an indirect effect; one in which x or what it leaves of m does not vary has none. */
  readonly draws: number
  readonly percentile: readonly [number, number]
  /** Corrected for the bias of the draws' median (Efron 1987, without acceleration). */
  readonly biasCorrected: readonly [number, number]
  readonly se: number
}

/**
 * A product of two coefficients and its standard error, √(a² SE_b² + b² SE_a²) (Sobel 1982). The product is not
 * normal in small samples: the bootstrap is the better test.
 */
export function sobel(a: number, seA: number, b: number, seB: number, level = 0.95): Sobel {
  const estimate = a * b
  const se = Math.hypot(a * seB, b * seA)
  const z = estimate / se
  const reach = normal.quantile((1 + level) / 2) * se
  return {
    estimate,
    se,
    z,
    p: 2 * normal.upper(Math.abs(z)),
    interval: [estimate - reach, estimate + reach],
  }
}

/**
 * Simple mediation x → m → y by two regressions (MacKinnon 2008, eq. 3.1–3.3).
 *
 * @param level of Sobel's interval
 * @throws SurveyError with fewer than four complete rows, a constant column, or when x determines m
 */
export function indirectEffect(data: Columns, x: string, m: string, y: string, level = 0.95): IndirectEffect {
  const { columns, n } = completeCases(pick(data, [x, m, y]), 4)
  const complete = Object.fromEntries([x, m, y].map((name, j) => [name, columns[j]!]))
  const first = regression(complete, m, [x]).coefficients[1]!
  const second = regression(complete, y, [x, m]).coefficients
  const [direct, path] = [second[1]!, second[2]!]
  return {
    n,
    a: first.estimate,
    b: path.estimate,
    direct: direct.estimate,
    total: regression(complete, y, [x]).coefficients[1]!.estimate,
    indirect: first.estimate * path.estimate,
    sobel: sobel(first.estimate, first.se, path.estimate, path.se, level),
  }
}

/**
 * Intervals of the indirect effect from rows drawn with replacement (Preacher & Hayes 2004).
 *
 * @param path cause, mediator and outcome
 * @param options.draws samples drawn; `level` of the intervals in (0, 1)
 * @throws SurveyError with fewer than four complete rows, a constant column, or hardly a draw that has an effect
 */
export function bootstrapIndirect(
  data: Columns,
  path: readonly [string, string, string],
  random: Random,
  { draws = 2000, level = 0.95 }: { readonly draws?: number; readonly level?: number } = {},
): IndirectIntervals {
  const { columns, n } = completeCases(pick(data, path), 4)
  // Centred: sums of squares would lose to large means the digits that the moments are made of.
  const centred = columns.map((values) => {
    const centre = mean(values)!
    return values.map((value) => value - centre)
  })
  const all = Array.from({ length: n }, (_, i) => i)
  const observed = product(centred, all)
  const drawn = Array.from({ length: draws }, () =>
    product(
      centred,
      all.map(() => Math.floor(random() * n)),
    ),
  ).filter(Number.isFinite)
  const percentile = bootstrapInterval(drawn, observed, { level })
  const corrected = bootstrapInterval(drawn, observed, { level, type: 'bias-corrected' })
  if (!percentile || !corrected)
    throw new SurveyError({
      en: `only ${drawn.length} of ${draws} draws have an indirect effect; an interval needs at least 2`,
      zh: `${draws} 次抽样中只有 ${drawn.length} 次能算出间接效应；求区间至少需要 2 次`,
    })
  return {
    draws: drawn.length,
    percentile: [percentile.lower, percentile.upper],
    biasCorrected: [corrected.lower, corrected.upper],
    se: percentile.se,
  }
}

/** a·b of the rows drawn, from their moments: thousands of regressions in closed form. */
function product(columns: readonly (readonly number[])[], rows: readonly number[]): number {
  const [x, m, y] = columns as [number[], number[], number[]]
  let [sx, sm, sy, xx, mm, xm, xy, my] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (const i of rows) {
    const [u, v, w] = [x[i]!, m[i]!, y[i]!]
    sx += u
    sm += v
    sy += w
    xx += u * u
    mm += v * v
    xm += u * v
    xy += u * w
    my += v * w
  }
  const n = rows.length
  const [cxx, cmm, cxm] = [xx - (sx * sx) / n, mm - (sm * sm) / n, xm - (sx * sm) / n]
  const [cxy, cmy] = [xy - (sx * sy) / n, my - (sm * sy) / n]
  return (cxm / cxx) * ((cmy * cxx - cxy * cxm) / (cmm * cxx - cxm * cxm))
}
