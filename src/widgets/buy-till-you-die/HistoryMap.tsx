import { useState } from 'preact/hooks'
import { model } from '../../core/loyalty/btyd/model.ts'
import type { ResultOf, ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { HeatMap } from '../../figures/HeatMap.tsx'
import { Label } from '../../figures/Label.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { percent } from '../../figures/shortNumber.ts'
import { PresetControl } from '../controls/PresetControl.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import { useStore } from '../useStore.ts'

export type BuyValues = ValuesOf<typeof model>
type BuyResult = ResultOf<typeof model>

interface HistoryMapProps {
  language: Language
  controls?: readonly (keyof BuyValues & string)[]
  /** What the cells show first. */
  show?: Shown
}

type Shown = 'alive' | 'expected'

/** P(alive) or expected purchases over all histories of one age: when the last purchase was, and how many there were. */
export default function HistoryMap({ language, controls, show: first = 'alive' }: HistoryMapProps) {
  const t = words[language]
  const live = useStore(model)
  const [shown, setShown] = useState<Shown>(first)
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls ?? ['age', 'horizon', 'r', 'alpha', ...leaving[live.values.family]]}
      viewControls={
        <>
          {controls?.length !== 0 && <PresetControl store={live.store} language={language} />}
          <div class="control">
            <label>
              {t.show}{' '}
              <select value={shown} onChange={(event) => setShown(event.currentTarget.value as Shown)}>
                <option value="alive">{t.alive}</option>
                <option value="expected">{t.expected}</option>
              </select>
            </label>
          </div>
        </>
      }
      series={({ result }) => ({
        lastAge: result.aliveGrid.ys.flatMap(() => [...result.aliveGrid.xs]),
        purchases: result.aliveGrid.ys.flatMap((y) => result.aliveGrid.xs.map(() => y)),
        alive: result.aliveGrid.values.flat(),
        expected: result.expectedGrid.values.flat(),
      })}
    >
      {({ values, result, pinned, store }) => {
        const grid = shown === 'alive' ? result.aliveGrid : result.expectedGrid
        const levels = shown === 'alive' ? 1 : Math.max(...grid.values.flat().map((v) => v ?? 0), 1e-9)
        const { x, y } = placeOf(values)
        return (
          <Plot
            x={{ domain: [-0.02 * values.age, 1.02 * values.age], label: t.lastAge }}
            y={{ domain: [-0.5, 15.5], label: t.purchases, ticks: [0, 3, 6, 9, 12, 15] }}
            label={`${t.label} ${model.summary(result, values)[language]}`}
            height={430}
            margin={{ top: 12, right: 20 }}
            onPlace={(a, b) => {
              store.set(historyAt(values, a, b))
              store.settle()
            }}
            handles={
              <Handle
                x={x}
                y={y}
                stepX={0.1}
                stepY={1}
                label={t.customer}
                text={`x = ${values.x}, tₓ = ${x.toFixed(1)}: ${valueText(result, shown)}`}
                onMove={(a, b) => store.set(historyAt(values, a, b))}
                onSettle={store.settle}
              />
            }
          >
            <HeatMap
              xs={grid.xs}
              ys={grid.ys}
              mark="grid"
              classOf={(i, j) => {
                const value = grid.values[j][i]
                return value === null
                  ? 'impossible'
                  : `shade-${Math.min(8, Math.floor((9 * value) / levels))}`
              }}
            />
            {contourLabels(
              grid,
              shown === 'alive' ? [0.9, 0.5, 0.1] : [0.75, 0.4, 0.1].map((part) => part * levels),
            ).map(({ at, level }) => (
              <Label key={level} x={at[0]} y={at[1]} anchor="middle">
                {shown === 'alive' ? percent(level) : level.toFixed(level < 1 ? 2 : 1)}
              </Label>
            ))}
            {pinned && <Dot {...placeOf(pinned.parameters as BuyValues)} radius={8} class="ghost" />}
            <Dot x={x} y={y} radius={8} class="start" />
            <Label
              x={x}
              y={y}
              dx={x > 0.6 * values.age ? -14 : 14}
              dy={y > 10 ? 16 : -14}
              anchor={x > 0.6 * values.age ? 'end' : 'start'}
              class="accent"
            >
              {`${t.customer}: ${valueText(result, shown)}`}
            </Label>
          </Plot>
        )
      }}
    </ModelFigure>
  )
}

/** Parameters of leaving, of each family. */
const leaving: Readonly<Record<string, readonly (keyof BuyValues & string)[]>> = {
  nbd: [],
  bgnbd: ['a', 'b'],
  mbgnbd: ['a', 'b'],
  paretonbd: ['s', 'beta'],
}

/** Where a customer stands in the map. */
const placeOf = (values: BuyValues) => ({
  x: values.x === 0 ? 0 : values.lastAge,
  y: Math.min(values.x, 15),
})

function historyAt(values: BuyValues, lastAge: number, purchases: number): Partial<BuyValues> {
  const x = Math.max(0, Math.min(15, Math.round(purchases)))
  const tx = Math.min(values.age, Math.max(0.1, Number((Math.round(lastAge * 10) / 10).toFixed(1))))
  return { x, ...(x > 0 && { lastAge: tx }) }
}

/** Where each level is crossed, three rows up from the bottom: a label on the map itself. */
function contourLabels(grid: BuyResult['aliveGrid'], levels: readonly number[]) {
  return levels.flatMap((level, k) => {
    const j = [11, 8, 5][k]
    const row = grid.values[j]
    const i = row.findIndex((value, c) => c > 1 && value !== null && value >= level)
    return i < 2 || i >= row.length - 1 ? [] : [{ level, at: [grid.xs[i], grid.ys[j]] as const }]
  })
}

const valueText = (result: BuyResult, shown: Shown) =>
  shown === 'alive' ? percent(result.alive) : result.expected.toFixed(2)

const words = {
  en: {
    show: 'Cells show',
    alive: 'P(alive)',
    expected: 'expected purchases',
    lastAge: 'age at the last purchase, tₓ (weeks)',
    purchases: 'repeat purchases, x',
    label: 'Map over the age at the last purchase and the number of repeat purchases; dark is high.',
    customer: 'your customer',
  },
  zh: {
    show: '格子显示',
    alive: '仍为顾客的概率',
    expected: '期望购买次数',
    lastAge: '末次购买时的年龄 tₓ（周）',
    purchases: '再购次数 x',
    label: '末次购买时年龄与再购次数的平面图，颜色越深数值越高。',
    customer: '你的顾客',
  },
}
