import { useState } from 'preact/hooks'
import { model } from '../../core/loyalty/donors/model.ts'
import type { ResultOf, ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { HeatMap } from '../../figures/HeatMap.tsx'
import { Label } from '../../figures/Label.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { percent } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'

type DonorValues = ValuesOf<typeof model>
type DonorResult = ResultOf<typeof model>
type Shown = 'alive' | 'expected'

interface DonorMapProps {
  language: Language
  controls?: readonly (keyof DonorValues & string)[]
}

/** Every history a donor can have after so many appeals, with what it says about the next. */
export default function DonorMap({
  language,
  controls = ['n', 'ahead', 'alpha', 'beta', 'gamma', 'delta'],
}: DonorMapProps) {
  const t = words[language]
  const [shown, setShown] = useState<Shown>('alive')
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      viewControls={
        <div class="control">
          <label>
            {t.show}{' '}
            <select value={shown} onChange={(event) => setShown(event.currentTarget.value as Shown)}>
              <option value="alive">{t.alive}</option>
              <option value="expected">{t.expected}</option>
            </select>
          </label>
        </div>
      }
      series={({ result, values }) => {
        const all = result.cells.flatMap((row, x) =>
          row.flatMap((cell, tx) => (cell ? [{ x, tx, ...cell }] : [])),
        )
        return {
          gifts: all.map((cell) => cell.x),
          lastGift: all.map((cell) => cell.tx),
          opportunities: all.map(() => values.n),
          alive: all.map((cell) => cell.alive),
          expected: all.map((cell) => cell.expected),
        }
      }}
    >
      {({ values, result, pinned, store }) => {
        const { n } = values
        const most = Math.max(...result.cells.flat().map((cell) => cell?.[shown] ?? 0), 1e-9)
        const scale = shown === 'alive' ? 1 : most
        const axis = Array.from({ length: n + 1 }, (_, i) => i)
        const move = (last: number, gifts: number) => store.set(historyAt(n, last, gifts))
        return (
          <Plot
            x={{ domain: [-0.6, n + 0.6], label: t.last, ticks: axis, format: String }}
            y={{ domain: [-0.6, n + 0.6], label: t.gifts, ticks: axis, format: String }}
            label={`${t.label} ${model.summary(result, values)[language]}`}
            height={430}
            margin={{ top: 12 }}
            onPlace={(a, b) => {
              move(a, b)
              store.settle()
            }}
            handles={
              <Handle
                x={values.last}
                y={values.x}
                stepX={1}
                stepY={1}
                label={t.donor}
                text={`x = ${values.x}, tₓ = ${values.last}: ${text(result, values, shown)}`}
                onMove={move}
                onSettle={store.settle}
              />
            }
          >
            <HeatMap
              xs={axis}
              ys={axis}
              mark="grid"
              classOf={(i, j) => {
                const cell = result.cells[j][i]
                return cell === null
                  ? 'impossible'
                  : `shade-${Math.min(8, Math.floor((9 * cell[shown]) / scale))}`
              }}
            />
            {n <= 7 &&
              result.cells.flatMap((row, x) =>
                row.map(
                  (cell, tx) =>
                    cell && (
                      <Label
                        key={`${x},${tx}`}
                        x={tx}
                        y={x}
                        anchor="middle"
                        class={`number ${cell[shown] > 0.5 * scale ? 'light' : ''}`}
                      >
                        {shown === 'alive' ? percent(cell.alive) : cell.expected.toFixed(1)}
                      </Label>
                    ),
                ),
              )}
            {pinned && (
              <Dot
                x={(pinned.parameters as DonorValues).last}
                y={(pinned.parameters as DonorValues).x}
                radius={n <= 7 ? 26 : 9}
                class="ghost"
              />
            )}
            <Dot x={values.last} y={values.x} radius={n <= 7 ? 26 : 9} class="ring" />
            <Label x={-0.6} y={n + 0.6} dx={10} dy={20} class="accent">
              {`${t.donor}: ${text(result, values, shown)}`}
            </Label>
          </Plot>
        )
      }}
    </ModelFigure>
  )
}

/** The nearest history there can be: none, or 1 ≤ gifts ≤ last ≤ n. */
function historyAt(n: number, last: number, gifts: number): Partial<DonorValues> {
  const tx = Math.min(n, Math.max(0, Math.round(last)))
  const x = Math.min(tx, Math.max(0, Math.round(gifts)))
  return x === 0 && tx > 0 ? { x: 1, last: tx } : { x, last: tx }
}

const text = (result: DonorResult, values: DonorValues, shown: Shown) =>
  shown === 'alive' ? percent(result.alive) : `${result.expected.toFixed(2)} / ${values.ahead}`

const words = {
  en: {
    show: 'Cells show',
    alive: 'P(alive next year)',
    expected: 'expected gifts',
    last: 'opportunity of the last gift, tₓ',
    gifts: 'gifts, x',
    label: 'Every history of gifts and last gift; dark is high.',
    donor: 'your donor',
  },
  zh: {
    show: '格子显示',
    alive: '来年仍在的概率',
    expected: '期望捐赠次数',
    last: '末次捐赠所在的机会 tₓ',
    gifts: '捐赠次数 x',
    label: '捐赠次数与末次捐赠的所有组合，颜色越深数值越高。',
    donor: '你的捐赠者',
  },
}
