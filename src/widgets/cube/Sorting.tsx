import { createRandom } from '../../core/numerics/random.ts'
import type { CubeMonth } from '../../core/retention/cube/cohort.ts'
import { model } from '../../core/retention/cube/model.ts'
import type { Language, Text } from '../../core/text.ts'
import { MonthPlot, Curves } from '../../figures/cube/MonthPlot.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import type { Live } from '../useStore.ts'
import { cubeWords } from './cubeWords.ts'

interface SortingProps {
  language: Language
}

const initial = { customers: 1000 }

/** Retention of a cohort that differs, of one that does not, and of one in which nothing but sorting goes on. */
export default function Sorting({ language }: SortingProps) {
  return (
    <ModelFigure
      model={model}
      language={language}
      scope="sorting"
      initial={initial}
      controls={['heterogeneity', 'learning', 'bondDeposit']}
      summary={textOf}
      series={(live) => {
        const { alike, cold } = coursesOf(live)
        return {
          month: live.result.months.map((each) => each.month),
          differ: live.result.months.map((each) => each.retention),
          alike: live.result.months.map((each) => alike[each.month]?.retention ?? null),
          sortingAlone: live.result.months.map((each) => cold[each.month]?.retention ?? null),
          meanTrait: live.result.months.map((each) => each.trait),
        }
      }}
    >
      {(live) => <Plots live={live} language={language} />}
    </ModelFigure>
  )
}

/** The same customers made alike; and as they are, but without learning or bond, so that only sorting is left. */
function coursesOf({ result, values, seed }: Live<typeof model>): Courses {
  const known = courses.get(result)
  if (known) return known
  const solve = (change: Partial<typeof values>) =>
    model.solve({ ...values, ...change }, createRandom(seed)).months
  const found = {
    alike: solve({ sorting: false }),
    cold: solve({ learning: 0, bondDeposit: 0, deepening: 0, adaptation: 0 }),
  }
  courses.set(result, found)
  return found
}

interface Courses {
  readonly alike: readonly CubeMonth[]
  readonly cold: readonly CubeMonth[]
}

/** The text, the drawing and the table ask for the same. */
const courses = new WeakMap<object, Courses>()

function Plots({ live, language }: { live: Live<typeof model>; language: Language }) {
  const t = words[language]
  const { alike, cold } = coursesOf(live)
  const last = live.values.months - 1
  const enough = (months: readonly CubeMonth[]) =>
    months.filter(({ alive }) => alive * live.values.customers >= 15)
  const curve = (months: readonly CubeMonth[], of: (each: CubeMonth) => number) =>
    enough(months).map((each) => [each.month, of(each)] as const)
  return (
    <>
      <MonthPlot
        last={last}
        y={{ domain: [0.5, 1], label: t.retention, ticks: [0.5, 0.6, 0.7, 0.8, 0.9, 1] }}
        label={textOf(live)[language]}
        height={260}
        right={112}
      >
        <Curves
          domain={[0.5, 1]}
          distance={0.08}
          curves={[
            { points: curve(cold, (each) => each.retention), name: t.cold, class: 'dashed', mark: 'cold' },
            { points: curve(alike, (each) => each.retention), name: t.alike, class: 'cool', mark: 'alike' },
            {
              points: curve(live.result.months, (each) => each.retention),
              name: t.differ,
              class: 'accent',
              mark: 'differ',
            },
          ]}
        />
      </MonthPlot>
      <MonthPlot
        last={last}
        y={{ domain: [0, 1.5], label: t.trait, ticks: [0, 0.5, 1, 1.5] }}
        label={t.traitLabel}
        months={cubeWords[language].months}
        right={112}
      >
        <Curves
          domain={[0, 1.5]}
          curves={[
            { points: curve(cold, (each) => each.trait), name: t.cold, class: 'dashed' },
            { points: curve(alike, (each) => each.trait), name: t.alike, class: 'cool' },
            { points: curve(live.result.months, (each) => each.trait), name: t.differ, class: 'accent' },
          ]}
        />
      </MonthPlot>
    </>
  )
}

function textOf(live: Live<typeof model>): Text {
  const { alike, cold } = coursesOf(live)
  const show = (months: readonly CubeMonth[], month: number) => months[month]?.retention.toFixed(3) ?? '–'
  const own = live.result.months
  return {
    en: `Retention in months 0 and 12: ${show(own, 0)} and ${show(own, 12)} with customers who differ, ${show(alike, 0)} and ${show(alike, 12)} with customers all alike, ${show(cold, 0)} and ${show(cold, 12)} by sorting alone, with learning, bonding and adaptation switched off. Mean suitability of those left in month 12: ${own[12]?.trait.toFixed(2) ?? '–'}.`,
    zh: `第 0 个月与第 12 个月的留存率：顾客有差异时为 ${show(own, 0)} 与 ${show(own, 12)}，毫无差异时为 ${show(alike, 0)} 与 ${show(alike, 12)}，只有筛选（关闭学习、纽带与适应）时为 ${show(cold, 0)} 与 ${show(cold, 12)}。第 12 个月仍在者的平均契合度为 ${own[12]?.trait.toFixed(2) ?? '–'}。`,
  }
}

const words = {
  en: {
    retention: 'retention, a month',
    trait: 'mean suitability u',
    differ: 'they differ',
    alike: 'all alike',
    cold: 'sorting alone',
    traitLabel: 'How well the offer suits those who are left, on average.',
  },
  zh: {
    retention: '每月留存率',
    trait: '平均契合度 u',
    differ: '有差异',
    alike: '毫无差异',
    cold: '只有筛选',
    traitLabel: '仍在的顾客与产品的平均契合程度。',
  },
}
