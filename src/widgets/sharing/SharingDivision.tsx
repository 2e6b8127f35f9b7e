import { range } from 'd3-array'
import { useMemo } from 'preact/hooks'
import { fastestDivision, widestDivision } from '../../core/replicator/bestDivision.ts'
import { model, type SharingValues } from '../../core/replicator/model.ts'
import { coefficients } from '../../core/replicator/payoffs.ts'
import { fullSharingReach } from '../../core/replicator/separatrix.ts'
import { timesTo95 } from '../../core/replicator/timesTo95.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { percent, shortNumber } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import type { Live } from '../useStore.ts'

interface SharingDivisionProps {
  language: Language
  controls?: readonly (keyof SharingValues & string)[]
}

const divisions = range(0.1, 0.9001, 0.01)
/** No time longer than this is drawn. */
const longest = 12

/** The fifth finding: there is a division of the joint benefit with which the pair is fastest. */
export default function SharingDivision({
  language,
  controls = ['customerShare', 'customerUnitCost', 'enterpriseUnitCost', 'synergy'],
}: SharingDivisionProps) {
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      summary={({ values }) => {
        if (values.x0 >= 0.95 && values.y0 >= 0.95) {
          return {
            en: 'At this start both sides share with 95% already.',
            zh: '在这个起点，双方都已达到 95%。',
          }
        }
        const fastest = fastestDivision(values, [0.1, 0.9])
        const widest = widestDivision(values, [0.1, 0.9])
        if (!fastest || !widest) {
          return {
            en: 'From this start no division of the benefit brings both sides to 95%.',
            zh: '从这个起点出发，无论怎样分配，都不能使双方都达到 95%。',
          }
        }
        const [time, best, wide] = [
          fastest.value.toFixed(2),
          shortNumber(round(fastest.customerShare)),
          shortNumber(round(widest.customerShare)),
        ]
        return {
          en: `The pair is fastest, in ${time}, when customers receive ${best} of the joint benefit; most starts succeed (${percent(widest.value)}) at ${wide}.`,
          zh: `顾客分得共同收益的 ${best} 时，双方最快，用时 ${time}；分得 ${wide} 时，成功的起点最多（${percent(widest.value)}）。`,
        }
      }}
      series={({ values }) => seriesOf(values)}
    >
      {(live) => <Panels live={live} language={language} />}
    </ModelFigure>
  )
}

function Panels({ live, language }: { live: Live<typeof model>; language: Language }) {
  const t = words[language]
  const { values, store } = live
  const others = JSON.stringify({ ...values, customerShare: null })
  const drawn = useMemo(
    () => ({ ...seriesOf(values, closeDivisions(values)), fastest: fastestDivision(values, [0.1, 0.9]) }),
    [others],
  )
  const now = useMemo(() => timesTo95(coefficients(values), values.x0, values.y0), [values])
  const at = values.customerShare
  const tallest = Math.min(longest, Math.max(1, ...drawn.both.filter((time) => time !== null)) * 1.1)
  const x = { domain: [0.05, 0.95] as const, ticks: [0.1, 0.3, 0.5, 0.7, 0.9] }
  const handle = (y: number) => (
    <Handle
      x={at}
      y={y}
      along="x"
      label={model.parameters.customerShare.label[language]}
      text={percent(at)}
      onMove={(customerShare) => store.set({ customerShare })}
      onSettle={store.settle}
    />
  )
  // Each side's name stands where its curve is by itself: the pair's runs along the slower one's.
  const kink = drawn.fastest?.customerShare
  const left = middleOf(drawn.division, drawn.enterprise, tallest, 0, kink)
  const right = middleOf(drawn.division, drawn.customers, tallest, kink)
  // Below its curve, or above where the axis is near.
  const beside = ([, time]: Point) => (time < 0.13 * tallest ? -18 : 18)
  const zip = (times: readonly (number | null)[]) => pointsOf(drawn.division, times)
  const none = drawn.both.every((time) => time === null)
  return (
    <>
      <Plot
        x={{ ...x, label: '' }}
        y={{ domain: [0, tallest], label: t.time }}
        label={t.timeLabel}
        height={300}
        margin={{ top: 16, bottom: 24, right: 16 }}
        handles={handle(Math.min(now.both ?? tallest, tallest))}
      >
        <Line
          points={[
            [at, 0],
            [at, tallest],
          ]}
          class="rule" /* prettier-ignore */
        />
        <Line points={zip(apartFrom(drawn.both, drawn.customers))} class="accent" />
        <Line points={zip(apartFrom(drawn.both, drawn.enterprise))} class="cool" />
        <Line points={zip(drawn.both)} />
        {right && (
          <Label x={right[0]} y={right[1]} dy={beside(right)} anchor="middle" class="accent">
            {t.customers}
          </Label>
        )}
        {left && (
          <Label x={left[0]} y={left[1]} dy={beside(left)} anchor="middle" class="cool">
            {t.enterprise}
          </Label>
        )}
        {none && (
          <Label x={0.5} y={tallest / 2} anchor="middle" class="soft">
            {t.none}
          </Label>
        )}
        {drawn.fastest && (
          <>
            <Line
              points={[
                [drawn.fastest.customerShare, drawn.fastest.value],
                [drawn.fastest.customerShare, tallest * 0.9],
              ]}
              class="soft dotted" /* prettier-ignore */
            />
            <Dot x={drawn.fastest.customerShare} y={drawn.fastest.value} class="unstable" />
            {/* High up, where the curve is wide enough for the words. */}
            <Label x={drawn.fastest.customerShare} y={tallest * 0.93} anchor="middle" class="strong">
              {t.fastest(shortNumber(round(drawn.fastest.customerShare)))}
            </Label>
          </>
        )}
        {now.both !== null && <Dot x={at} y={Math.min(now.both, tallest)} radius={7} class="start" />}
      </Plot>
      <Plot
        x={{ ...x, label: t.division }}
        y={{ domain: [0, 1], label: t.basin, ticks: [0, 0.5, 1] }}
        label={t.basinLabel}
        height={200}
        margin={{ top: 10, right: 16 }}
        handles={handle(live.result.fullSharingReach)}
      >
        <Line
          points={[
            [at, 0],
            [at, 1],
          ]}
          class="rule" /* prettier-ignore */
        />
        <Line points={zip(drawn.basin)} />
        <Dot x={at} y={live.result.fullSharingReach} radius={7} class="start" />
      </Plot>
    </>
  )
}

const round = (value: number) => Math.round(value * 100) / 100
const pointsOf = (xs: readonly number[], ys: readonly (number | null)[]): Point[] =>
  xs.map((x, i) => [x, ys[i] ?? NaN])

function seriesOf(values: SharingValues, division: readonly number[] = divisions) {
  const at = division.map((customerShare) => coefficients({ ...values, customerShare }))
  const times = at.map((c) => timesTo95(c, values.x0, values.y0))
  return {
    division,
    customers: times.map(({ customers }) => customers),
    enterprise: times.map(({ enterprise }) => enterprise),
    both: times.map(({ both }) => both),
    basin: at.map(fullSharingReach),
  }
}

/**
 * The even divisions, and more between two where a time leaves the frame or goes far: towards the edge it grows like a
 * logarithm, so that even steps would end in one long stroke.
 */
function closeDivisions(values: SharingValues): number[] {
  const timesAt = (customerShare: number) => {
    const { customers, enterprise } = timesTo95(
      coefficients({ ...values, customerShare }),
      values.x0,
      values.y0,
    )
    return [customers, enterprise]
  }
  type Times = ReturnType<typeof timesAt>
  const far = (a: Times, b: Times) =>
    a.some((time, side) => {
      const next = b[side]
      const seen = [time, next].filter((each) => each !== null && each <= longest).length
      return seen === 1 || (seen === 2 && Math.abs(time! - next!) > 0.6)
    })
  const between = (a: number, b: number, atA: Times, atB: Times, depth: number): number[] => {
    if (depth === 0 || !far(atA, atB)) return []
    const middle = (a + b) / 2
    const atMiddle = timesAt(middle)
    return [
      ...between(a, middle, atA, atMiddle, depth - 1),
      middle,
      ...between(middle, b, atMiddle, atB, depth - 1),
    ]
  }
  const times = divisions.map(timesAt)
  return divisions.flatMap((at, i) =>
    i + 1 < divisions.length ? [at, ...between(at, divisions[i + 1], times[i], times[i + 1], 8)] : [at],
  )
}

/** A side's times where it is ahead of the pair, up to where it joins: along the slower side runs the pair's line. */
function apartFrom(both: readonly (number | null)[], times: readonly (number | null)[]): (number | null)[] {
  const isApart = (i: number) => {
    const [time, pair] = [times[i] ?? null, both[i] ?? null]
    return time !== null && (pair === null || pair - time > 1e-4)
  }
  return times.map((time, i) => (isApart(i - 1) || isApart(i) || isApart(i + 1) ? time : null))
}

/** The middle of the part of a curve that lies within the frame and between two divisions. */
function middleOf(
  division: readonly number[],
  times: readonly (number | null)[],
  tallest: number,
  from = 0,
  to = 1,
): Point | null {
  const points = pointsOf(division, times).filter(([x, time]) => time <= tallest && x >= from && x <= to)
  return points[points.length >> 1] ?? null
}

const words = {
  en: {
    time: 'time to 95% (periods)',
    none: 'no division brings both to 95%',
    division: 'customers’ share of the joint benefit, θ',
    basin: 'starts that succeed',
    customers: 'customers',
    enterprise: 'enterprise',
    fastest: (at: string) => `the pair: fastest at ${at}`,
    timeLabel:
      'Time to 95% against the division of the joint benefit, for customers, the enterprise and both.',
    basinLabel: 'Share of starts that lead to full sharing against the division of the joint benefit.',
  },
  zh: {
    time: '达到 95% 的时间（期）',
    none: '无论怎样分配，双方都到不了 95%',
    division: '顾客分得的共同收益比例 θ',
    basin: '成功的起点比例',
    customers: '顾客',
    enterprise: '企业',
    fastest: (at: string) => `双方：${at} 时最快`,
    timeLabel: '顾客、企业及双方达到 95% 的时间随共同收益分配比例的变化。',
    basinLabel: '通向全面共享的起点比例随共同收益分配比例的变化。',
  },
}
