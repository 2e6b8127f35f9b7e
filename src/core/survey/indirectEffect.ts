import { mean, quantileSorted } from 'd3-array'
import { normal } from '../numerics/distributions.ts'
import type { Random } from '../numerics/random.ts'
import { type Columns, completeCases, pick } from './columns.ts'
import { regression } from './regression.ts'

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
}

export interface BootstrapInterval {
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
export function sobel(a: number, seA: number, b: number, seB: number): Sobel {
  const estimate = a * b
  const se = Math.hypot(a * seB, b * seA)
  const z = estimate / se
  return { estimate, se, z, p: 2 * normal.upper(Math.abs(z)) }
}

/** Simple mediation x → m → y by two regressions (MacKinnon 2008, eq. 3.1–3.3). */
export function indirectEffect(data: Columns, x: string, m: string, y: string): IndirectEffect {
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
    sobel: sobel(first.estimate, first.se, path.estimate, path.se),
  }
}

/** Interval of the indirect effect from rows drawn with replacement (Preacher & Hayes 2004). */
export function bootstrapIndirect(
  data: Columns,
  [x, m, y]: readonly [string, string, string],
  random: Random,
  { draws = 2000, level = 0.95 }: { readonly draws?: number; readonly level?: number } = {},
): BootstrapInterval {
  const { columns, n } = completeCases(pick(data, [x, m, y]), 4)
  const all = Array.from({ length: n }, (_, i) => i)
  const observed = product(columns, all)
  const drawn = Array.from({ length: draws }, () =>
    product(
      columns,
      all.map(() => Math.floor(random() * n)),
    ),
  )
    .filter(Number.isFinite)
    .sort((a, b) => a - b)
  const centre = mean(drawn)!
  const below = drawn.filter((value) => value < observed).length
  // Between the draws: all below or all above would be an infinite correction.
  const share = Math.min(Math.max(below, 0.5), drawn.length - 0.5) / drawn.length
  const correction = 2 * normal.quantile(share)
  const at = (p: number) => quantileSorted(drawn, p)!
  const ends = [(1 - level) / 2, (1 + level) / 2] as const
  const corrected = ends.map((p) => at(normal.cdf(correction + normal.quantile(p)))) as [number, number]
  return {
    draws: drawn.length,
    percentile: [at(ends[0]), at(ends[1])],
    biasCorrected: corrected,
    se: Math.sqrt(drawn.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (drawn.length - 1)),
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
