import { useMemo } from 'preact/hooks'
import { bestReplies, type BestReply } from '../../core/bimatrix/equilibria.ts'
import { columnAdvantage, rowAdvantage, type Payoffs } from '../../core/bimatrix/game.ts'
import { model, type BimatrixValues } from '../../core/bimatrix/model.ts'
import { customerAdvantage, enterpriseAdvantage, field } from '../../core/replicator/field.ts'
import type { FixedPoint } from '../../core/replicator/fixedPoints.ts'
import { orbit } from '../../core/replicator/orbits.ts'
import { separatrix } from '../../core/replicator/separatrix.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { PayoffMatrix } from '../../figures/game/PayoffMatrix.tsx'
import { PhasePortrait, pointText } from '../../figures/game/PhasePortrait.tsx'
import { replyRegions } from '../../figures/game/replyRegions.ts'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import type { Point } from '../../figures/Line.tsx'
import { Controls } from '../controls/Controls.tsx'
import { PresetControl } from '../controls/PresetControl.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import { useStore, type Live } from '../useStore.ts'

const cells = ['row11', 'column11', 'row12', 'column12', 'row21', 'column21', 'row22', 'column22'] as const

/** Any game of two players with two strategies each, in the same square as the sharing game. */
export default function GamePortrait({ language }: { language: Language }) {
  const t = words[language]
  const live = useStore(model)
  return (
    <ModelFigure
      model={model}
      language={language}
      viewControls={
        <>
          <PresetControl store={live.store} language={language} />
          <details class="more">
            <summary>{t.payoffs}</summary>
            <div class="controls">
              <Controls live={live} names={cells} language={language} />
            </div>
          </details>
          <p class="hint">{t.replies}</p>
        </>
      }
      series={({ values, result }) => {
        const { times, x, y } = orbit(result.coefficients, values.x0, values.y0, { span: 60 })
        return { time: times, x, y }
      }}
    >
      {(now) => <Portrait live={now} language={language} />}
    </ModelFigure>
  )
}

function Portrait({ live, language }: { live: Live<typeof model>; language: Language }) {
  const t = words[language]
  const { values, result, store, pinned } = live
  const { x0, y0 } = values
  const c = result.coefficients
  const path = useMemo(() => pathOf(values, c), [values])
  const ghost = useMemo(
    () => (pinned ? { orbit: pathOf(pinned.parameters, pinned.result.coefficients) } : undefined),
    [pinned],
  )
  const border = useMemo(() => separatrix(c)?.stable, [result])
  return (
    <>
      <PhasePortrait
        language={language}
        xLabel={t.x}
        yLabel={t.y}
        label={`${t.label} ${model.summary(result, values)[language]}`}
        field={(x, y) => field(c, x, y)}
        fixedPoints={result.fixedPoints}
        nameOf={(point) => ({ name: nameOf(point, result.payoffs, language), mark: 'rest' })}
        separatrix={border}
        orbits={[path]}
        ghost={ghost}
        bestResponses={{
          x: staircase(bestReplies(rowAdvantage(result.payoffs))),
          y: staircase(bestReplies(columnAdvantage(result.payoffs))).map(([a, b]) => [b, a]),
          regions: replyRegions(
            (y) => customerAdvantage(c, y),
            (x) => enterpriseAdvantage(c, x),
          ),
        }}
        labels={
          <>
            <Dot x={x0} y={y0} radius={8} class="start" />
            <Label x={x0} y={y0} dx={x0 > 0.6 ? -14 : 14} anchor={x0 > 0.6 ? 'end' : 'start'} class="accent">
              {t.start}
            </Label>
            <Label x={0} y={1} dy={-16} class="soft">
              {t.key}
            </Label>
          </>
        }
        handles={
          <Handle
            x={x0}
            y={y0}
            label={t.start}
            text={pointText(x0, y0)}
            onMove={(x, y) => store.set({ x0: x, y0: y })}
            onSettle={store.settle}
          />
        }
      />
      <PayoffMatrix
        payoffs={result.payoffs}
        caption={t.caption}
        row={{ name: t.row, actions: [t.first, t.second] }}
        column={{ name: t.column, actions: [t.first, t.second] }}
        words={{ ...t, key: t.underlined }}
      />
    </>
  )
}

function pathOf(values: BimatrixValues, c: Parameters<typeof orbit>[0]): Point[] {
  // Around a centre an orbit never ends: a few rounds of it show what it does.
  const { x, y } = orbit(c, values.x0, values.y0, { span: 60, tolerance: 1e-8 })
  return x.map((value, i) => [value, y[i]])
}

/** The best replies as one line: own probability against the other's. None where every reply is best. */
function staircase(replies: readonly BestReply[]): Point[] {
  const indifferent = replies.some(({ own, other }) => own[0] < own[1] && other[0] < other[1])
  if (indifferent) return []
  const pieces = replies
    .map(({ own, other }) => ({ own, other, at: (other[0] + other[1]) / 2 }))
    .sort((a, b) => a.at - b.at || a.other[0] - b.other[0])
  const points: Point[] = []
  for (const { own, other } of pieces) {
    const last = points.at(-1)
    const ends: Point[] = [[own[0], other[0]], [own[1], other[1]]] // prettier-ignore
    const flipped =
      last &&
      Math.hypot(last[0] - ends[0][0], last[1] - ends[0][1]) >
        Math.hypot(last[0] - ends[1][0], last[1] - ends[1][1])
    points.push(...(flipped ? ends.reverse() : ends))
  }
  return points
}

function nameOf({ x, y }: FixedPoint, payoffs: Payoffs, language: Language): string {
  const t = words[language]
  if (x % 1 !== 0 || y % 1 !== 0) return t.mixed
  const [i, j] = [1 - x, 1 - y]
  return t.corner([t.first, t.second][i], [t.first, t.second][j], payoffs[i][j])
}

const words = {
  en: {
    x: 'row’s first strategy, x',
    y: 'column’s first strategy, y',
    label: 'Phase portrait of a two-by-two game.',
    start: 'start',
    key: 'dashed: best responses, row (colour), column (grey)',
    replies:
      'Large arrows show what pays each player there: → or ← for row, ↑ or ↓ for column; a dot where both answers pay the same.',
    payoffs: 'Change the payoffs',
    underlined: 'Underlined: the best response to what the other does.',
    caption: 'Payoffs: row, column',
    row: 'Row',
    column: 'Column',
    first: 'first',
    second: 'second',
    best: 'best response',
    equilibrium: 'equilibrium',
    mixed: 'both mix',
    corner: (row: string, column: string, [a, b]: readonly [number, number]) =>
      `${row}, ${column}: pays ${a}, ${b}`,
  },
  zh: {
    x: '行方第一策略的比例 x',
    y: '列方第一策略的比例 y',
    label: '二乘二博弈的相图。',
    start: '起点',
    key: '虚线：行方（彩色）与列方（灰色）的最优反应',
    replies: '大箭头表示在该处怎样做更划算：→ 或 ← 指行方，↑ 或 ↓ 指列方；圆点表示两种做法收益相同。',
    payoffs: '修改收益',
    underlined: '下划线：对另一方做法的最优反应。',
    caption: '收益：行方，列方',
    row: '行方',
    column: '列方',
    first: '第一',
    second: '第二',
    best: '最优反应',
    equilibrium: '均衡',
    mixed: '双方混合',
    corner: (row: string, column: string, [a, b]: readonly [number, number]) =>
      `${row}，${column}：收益 ${a}，${b}`,
  },
}
