import { useMemo } from 'preact/hooks'
import { defaults, type ValuesOf } from '../../core/model/model.ts'
import { createRandom } from '../../core/numerics/random.ts'
import type { CubeMonth } from '../../core/retention/cube/cohort.ts'
import { model } from '../../core/retention/cube/model.ts'
import type { Language, Text } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { MonthPlot, Curves } from '../../figures/cube/MonthPlot.tsx'
import { RetentionStrip } from '../../figures/cube/RetentionStrip.tsx'
import { percent } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import { useDraft } from '../useDraft.ts'
import type { Live } from '../useStore.ts'
import { cubeWords } from './cubeWords.ts'

interface LockOpenedProps {
  language: Language
}

type CubeValues = ValuesOf<typeof model>

const locked: Partial<CubeValues> = { ...model.presets.released.values, customers: 2000 }

/** What the bonded customers of comparison have in common with the locked-in: when the lock opens, and chance. */
const bonded = (values: CubeValues): CubeValues => ({
  ...defaults(model),
  customers: values.customers,
  months: values.months,
  costKept: values.costKept,
  costMonth: values.costMonth,
})

const fewest = 10

/** The same switching cost abolished in the same month: for customers who are locked in, and for customers who are bonded. */
export default function LockOpened({ language }: LockOpenedProps) {
  return (
    <ModelFigure
      model={model}
      language={language}
      scope="lock"
      initial={locked}
      controls={['economicCost', 'startValue', 'customisationValue', 'costKept']}
      summary={(live) => summaryOf(live)}
      series={(live) => {
        const other = bondedCourse(live)
        return {
          month: live.result.months.map((each) => each.month),
          retentionLocked: live.result.months.map((each) => each.retention),
          dissatisfiedLocked: live.result.months.map((each) => each.dissatisfiedStayers),
          aliveLocked: live.result.months.map((each) => each.alive),
          retentionBonded: live.result.months.map((each) => other[each.month]?.retention ?? null),
          aliveBonded: live.result.months.map((each) => other[each.month]?.alive ?? null),
        }
      }}
    >
      {(live) => <Pair live={live} language={language} />}
    </ModelFigure>
  )
}

/** The bonded cohort beside a state of the page; the text, the drawing and the table ask for the same. */
function bondedCourse({ result, values, seed }: Live<typeof model>): readonly CubeMonth[] {
  const months = courses.get(result) ?? model.solve(bonded(values), createRandom(seed)).months
  courses.set(result, months)
  return months
}

const courses = new WeakMap<object, readonly CubeMonth[]>()

function Pair({ live, language }: { live: Live<typeof model>; language: Language }) {
  const t = cubeWords[language]
  const w = words[language]
  const { values, result, moving, move, settle } = useDraft(live, (all) => ({ ...all, customers: 500 }))
  const size = moving ? 500 : values.customers
  const others = useMemo(
    () =>
      moving
        ? model.solve(bonded({ ...values, customers: size }), createRandom(live.seed)).months
        : bondedCourse(live),
    [moving, values.costMonth, live.result],
  )
  const last = values.months - 1
  const course = result.months.filter(({ alive }) => alive * size >= fewest)
  const month = Math.min(values.costMonth, last)
  const at = (course[Math.min(month, course.length - 1)] ?? result.months[0]).retention
  return (
    <>
      <p class="panel-name">{w.locked}</p>
      <RetentionStrip
        course={course}
        ghost={result.undisturbed}
        last={last}
        month={month}
        words={t.retention}
        label={`${w.locked} ${t.retentionLabel}`}
        right={16}
        handles={
          <Handle
            x={month}
            y={at}
            along="x"
            stepX={1}
            label={w.handle}
            text={t.month(month)}
            onMove={(x) => move({ costMonth: Math.round(x) })}
            onSettle={settle}
          />
        }
      >
        <Dot x={month} y={at} radius={7} class="start" />
      </RetentionStrip>
      <p class="panel-name">{w.bonded}</p>
      <RetentionStrip
        course={others}
        last={last}
        month={month}
        words={t.retention}
        label={`${w.bonded} ${t.retentionLabel}`}
        right={16}
      />
      <p class="panel-name">{w.alive}</p>
      <MonthPlot
        last={last}
        month={month}
        y={{ domain: [0, 1], label: w.share, ticks: [0, 0.5, 1] }}
        label={w.alive}
        months={t.months}
        right={96}
      >
        <Curves
          domain={[0, 1]}
          curves={[
            { points: others.map((each) => [each.month, each.alive]), name: w.short.bonded, class: 'cool' },
            {
              points: [
                ...result.months.map((each) => [each.month, each.alive] as const),
                ...(result.months.length <= last ? [[last, 0] as const] : []),
              ],
              name: w.short.locked,
              class: 'accent',
            },
          ]}
        />
      </MonthPlot>
    </>
  )
}

function summaryOf(live: Live<typeof model>): Text {
  const { costMonth: month } = live.values
  const other = bondedCourse(live)
  const pair = (months: readonly CubeMonth[]) => {
    const [before, after, later] = [months[month - 1], months[month], months[month + 6]]
    const show = (each: CubeMonth | undefined) => (each ? percent(each.retention) : '–')
    return [show(before), show(after), after ? percent((later?.alive ?? 0) / after.alive) : '–'] as const
  }
  const [a, b] = [pair(live.result.months), pair(other)]
  const dissatisfied = live.result.months[Math.max(month - 1, 0)]?.dissatisfiedStayers
  return {
    en: `Month ${month} opens the lock. Retention goes from ${a[0]} to ${a[1]} among the locked in, ${dissatisfied === undefined ? '–' : percent(dissatisfied)} of whom stayed dissatisfied, and from ${b[0]} to ${b[1]} among the bonded. Six months later ${a[2]} and ${b[2]} of those customers are left.`,
    zh: `第 ${month} 个月打开锁定。被锁定者的留存率由 ${a[0]} 变为 ${a[1]}（此前留下的人里有 ${dissatisfied === undefined ? '–' : percent(dissatisfied)} 不满意），有情感纽带者由 ${b[0]} 变为 ${b[1]}。六个月后，两批人分别还剩 ${a[2]} 和 ${b[2]}。`,
  }
}

const words = {
  en: {
    locked: 'Locked in: a middling offer and a switching cost of 3 from the first day',
    bonded: 'Bonded: the book’s cohort, no contract, only what was learned and felt',
    alive: 'Who is still there',
    share: 'still there',
    handle: 'Month in which the switching cost goes',
    short: { locked: 'locked in', bonded: 'bonded' },
  },
  zh: {
    locked: '被锁定：产品平平，从第一天起就有 3 点转换成本',
    bonded: '有纽带：本书的顾客群，没有合约，只有积累的了解与感情',
    alive: '还在的人',
    share: '仍在的比例',
    handle: '取消转换成本的月份',
    short: { locked: '被锁定', bonded: '有纽带' },
  },
}
