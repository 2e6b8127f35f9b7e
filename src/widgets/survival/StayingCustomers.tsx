import { model } from '../../core/loyalty/survival/model.ts'
import type { ResultOf, ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Band } from '../../figures/Area.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { percent } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import { SeedControl } from '../SeedControl.tsx'
import { useStore } from '../useStore.ts'

type SurvivalValues = ValuesOf<typeof model>
type SurvivalResult = ResultOf<typeof model>

interface StayingCustomersProps {
  language: Language
  controls?: readonly (keyof SurvivalValues & string)[]
}

/** Sixteen lives through a window, and the curves they and their likes make: Kaplan–Meier's, and the wrong one. */
export default function StayingCustomers({
  language,
  controls = ['window', 'medianLife', 'shape', 'hazardRatio', 'customers'],
}: StayingCustomersProps) {
  const t = words[language]
  const { store } = useStore(model)
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      viewControls={controls.length > 0 && <SeedControl store={store} language={language} />}
      series={({ result }) => ({
        time: result.steps.map((s) => s.time),
        atRisk: result.steps.map((s) => s.atRisk),
        events: result.steps.map((s) => s.events),
        survival: result.steps.map((s) => s.survival),
        lower: result.steps.map((s) => s.lower),
        upper: result.steps.map((s) => s.upper),
      })}
    >
      {({ values, result, pinned, store }) => (
        <>
          <Lives values={values} result={result} language={language} />
          <Curves
            values={values}
            result={result}
            ghost={pinned?.result as SurvivalResult | undefined}
            language={language}
            onMove={(at) => store.set({ lookAt: Math.min(36, Math.max(1, at)) })}
            onSettle={store.settle}
          />
          <table class="plain">
            <caption>{t.risk}</caption>
            <thead>
              <tr>
                <th scope="col">{t.month}</th>
                {result.risk.map(({ time }) => (
                  <th key={time} scope="col">
                    {time.toFixed(time % 1 === 0 ? 0 : 1)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {(['first', 'second'] as const).map((group) => (
                <tr key={group}>
                  <th scope="row">{t[group]}</th>
                  {result.risk.map((row) => (
                    <td key={row.time}>{row[group]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </ModelFigure>
  )
}

interface PartProps {
  values: SurvivalValues
  result: SurvivalResult
  language: Language
}

/** Each customer from entry to leaving, as far as the window shows; what it hides is dotted. */
function Lives({ values, result, language }: PartProps) {
  const t = words[language]
  const end = values.window
  const reach = end * 1.35
  const { lives } = result
  return (
    <Plot
      x={{ domain: [0, reach], label: t.calendar }}
      y={{ domain: [lives.length + 0.4, -1.4], label: t.lives, ticks: [] }}
      label={t.livesLabel(lives.filter((life) => !life.event).length, lives.length)}
      height={270}
      margin={{ top: 8, left: 36 }}
    >
      <Line
        points={[
          [end, lives.length + 0.4],
          [end, -1.4],
        ]}
        class="cool"
        mark="window" /* prettier-ignore */
      />
      <Label x={end} y={-0.5} dx={6} class="cool">
        {t.today}
      </Label>
      {lives.map(({ entry, life, event }, i) => (
        <g key={i}>
          {!event && (
            <Line
              points={[
                [end, i],
                [Math.min(entry + life, reach), i],
              ]}
              class="soft dotted" /* prettier-ignore */
            />
          )}
          <Line
            points={[
              [entry, i],
              [Math.min(entry + life, end), i],
            ]}
            class={event ? '' : 'accent'} /* prettier-ignore */
          />
          <Dot x={Math.min(entry + life, end)} y={i} radius={3.6} class={event ? 'stable' : 'unstable'} />
        </g>
      ))}
    </Plot>
  )
}

interface CurvesProps extends PartProps {
  ghost?: SurvivalResult
  onMove: (at: number) => void
  onSettle: () => void
}

function Curves({ values, result, ghost, language, onMove, onSettle }: CurvesProps) {
  const t = words[language]
  const end = Math.max(values.window, 3)
  const at = Math.min(values.lookAt, end)
  const first = stairs(result.steps, end)
  const second = stairs(result.secondSteps, end)
  const wrong = stairs(result.completedSteps, end)
  // The names stand where the curves are not: above them, or below if they stay high.
  const high = (result.steps.findLast((step) => step.time <= 0.55 * end)?.survival ?? 1) > 0.78
  const corner = high
    ? ({ x: 0, y: 0, dx: 10, anchor: 'start' } as const)
    : ({ x: end, y: 1, dx: -8, anchor: 'end' } as const)
  const row = (k: number) => (high ? -82 + 22 * k : 16 + 22 * k)
  return (
    <Plot
      x={{ domain: [0, end], label: t.time }}
      y={{ domain: [0, 1], label: t.survival, ticks: [0, 0.25, 0.5, 0.75, 1], format: percent }}
      label={t.label}
      height={350}
      margin={{ top: 12, left: 60 }}
      handles={
        <Handle
          x={at}
          y={result.at}
          along="x"
          stepX={1}
          label={model.parameters.lookAt.label[language]}
          text={`${values.lookAt}: ${percent(result.at)}`}
          onMove={onMove}
          onSettle={onSettle}
        />
      }
    >
      <Band
        xs={first.map(([x]) => x)}
        low={stairs(result.steps, end, 'lower').map(([, y]) => y)}
        high={stairs(result.steps, end, 'upper').map(([, y]) => y)}
        class="accent"
      />
      {ghost && <Line points={stairs(ghost.steps, end)} class="ghost" />}
      <Line points={wrong} class="dashed" mark="wrong" />
      <Line points={second} class="cool" mark="second" />
      <Line
        points={result.sbg.survival.map((share, month): Point => [month, share])}
        class="accent dotted"
        mark="sbg"
      />
      <Line points={first} class="accent" mark="first" />
      <Line
        points={[
          [at, 0],
          [at, 1],
        ]}
        class="soft dotted" /* prettier-ignore */
      />
      <Dot x={at} y={result.at} radius={7} class="start" />
      <Dot x={at} y={result.truth} radius={4.5} class="unstable" />
      <Label {...corner} dy={row(0)} class="accent">
        {t.firstLabel(percent(result.at), percent(result.truth))}
      </Label>
      <Label {...corner} dy={row(1)} class="cool">
        {t.secondLabel}
      </Label>
      <Label {...corner} dy={row(2)}>
        {t.wrong(percent(result.withoutCensored ?? 0))}
      </Label>
      <Label {...corner} dy={row(3)} class="accent">
        {t.sbg(percent(result.sbg.at))}
      </Label>
    </Plot>
  )
}

/** A curve that keeps its height until the next step. */
function stairs(
  steps: SurvivalResult['steps'],
  end: number,
  which: 'survival' | 'lower' | 'upper' = 'survival',
): Point[] {
  const points: Point[] = [[0, 1]]
  let height = 1
  for (const step of steps) {
    if (step.events === 0) continue
    points.push([step.time, height])
    height = step[which]
    points.push([step.time, height])
  }
  const last = steps.at(-1)?.time ?? 0
  points.push([Math.min(end, last), height])
  return points
}

const words = {
  en: {
    calendar: 'months since the study began',
    lives: 'customers',
    today: 'today',
    livesLabel: (censored: number, all: number) =>
      `Sixteen customers of the first group from entry to leaving; ${censored} of ${all} are still there when the window closes.`,
    time: 'months since the customer came',
    survival: 'share still there, S(t)',
    label:
      'Kaplan–Meier curves of two groups, the sBG of the first, and the curve that only those who left would give.',
    firstLabel: (at: string, truth: string) => `first group ${at} (truth ${truth})`,
    secondLabel: 'second group',
    wrong: (at: string) => `only those who left: ${at}`,
    sbg: (at: string) => `sBG, first group (dotted): ${at}`,
    risk: 'Customers still under watch',
    month: 'month',
    first: 'first group',
    second: 'second group',
  },
  zh: {
    calendar: '研究开始以来的月数',
    lives: '顾客',
    today: '今天',
    livesLabel: (censored: number, all: number) =>
      `第一组十六位顾客由进入到离开；窗口关闭时 ${all} 位中还有 ${censored} 位在册。`,
    time: '顾客加入以来的月数',
    survival: '仍在的比例 S(t)',
    label: '两组的 Kaplan–Meier 曲线、第一组的 sBG 曲线，以及只看已离开者得到的曲线。',
    firstLabel: (at: string, truth: string) => `第一组 ${at}（真值 ${truth}）`,
    secondLabel: '第二组',
    wrong: (at: string) => `只看已离开者：${at}`,
    sbg: (at: string) => `第一组的 sBG（点线）：${at}`,
    risk: '仍在观察中的顾客数',
    month: '月',
    first: '第一组',
    second: '第二组',
  },
}
