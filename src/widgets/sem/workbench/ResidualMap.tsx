import { useState } from 'preact/hooks'
import type { SemResult } from '../../../core/sem/fitModel.ts'
import type { Language } from '../../../core/text.ts'
import { textWidth } from '../../../figures/path-diagram/geometry.ts'
import { Scrolling } from '../../Scrolling.tsx'
import { coefficient } from '../../../figures/path-diagram/valueText.ts'

interface ResidualMapProps {
  result: SemResult
  language: Language
}

/** Of a square, in pixels: as large as the panel allows, and not smaller than can be pointed at. */
const cellSize = { most: 26, least: 8 }
const panel = 620
/** What a name needs beside its neighbours. */
const lineHeight = 14
/** More variables than this make more squares than a page can hold. */
const mostMapped = 120

/** Where the model misses the data: one square a pair of variables, the deeper the more. */
export function ResidualMap({ result, language }: ResidualMapProps) {
  const t = words[language]
  const [kind, setKind] = useState<'correlation' | 'normalised'>('correlation')
  const [at, setAt] = useState<string | null>(null)
  return (
    <div>
      <div class="panel-controls" role="radiogroup" aria-label={t.kind}>
        {(['correlation', 'normalised'] as const).map((name) => (
          <label key={name} class="check">
            <input type="radio" name="residual-kind" checked={kind === name} onChange={() => setKind(name)} />
            {t[name]}
          </label>
        ))}
      </div>
      {result.groups.map(({ names, label, [kind]: matrix }) => {
        const count = names.length
        const left = Math.max(...names.map((name) => textWidth(name, 13))) + 10
        const cell = Math.max(cellSize.least, Math.min(cellSize.most, panel / count))
        // Where squares are smaller than letters, every second or third name stands.
        const step = Math.ceil(lineHeight / cell)
        const gap = cell > 14 ? 2 : 0.5
        const size = left + count * cell + 8
        const full = kind === 'correlation' ? 0.2 : 4
        const pairs = names.flatMap((a, i) =>
          names.slice(0, i).map((b, j) => ({ a, b, value: matrix[i]![j]! })),
        )
        const largest = pairs.toSorted((p, q) => Math.abs(q.value) - Math.abs(p.value)).slice(0, 8)
        return (
          <div key={label} class="residual-map">
            {label !== '' && <p class="group-name">{label}</p>}
            {count > mostMapped && <p>{t.tooLarge(count)}</p>}
            {count <= mostMapped && (
              <Scrolling class="residual-scroll" label={t.kind}>
                <svg
                  viewBox={`0 0 ${size} ${count * cell + left}`}
                  class="drawing"
                  style={{ width: `${size}px` }}
                  role="img"
                  aria-label={t.label(
                    largest.map(({ a, b, value }) => `${a}–${b} ${coefficient(value)}`).join(', '),
                  )}
                >
                  {names.map((name, i) => (
                    <g key={name}>
                      {i % step === 0 && (
                        <>
                          <text x={left - 6} y={(i + 0.5) * cell} dy=".34em" text-anchor="end">
                            {name}
                          </text>
                          <text
                            transform={`translate(${left + (i + 0.5) * cell} ${count * cell + 6}) rotate(-90)`}
                            dy=".34em"
                            text-anchor="end"
                          >
                            {name}
                          </text>
                        </>
                      )}
                      {names.slice(0, i + 1).map((other, j) => {
                        const value = matrix[i]![j]!
                        return (
                          <rect
                            key={other}
                            x={left + j * cell + gap / 2}
                            y={i * cell + gap / 2}
                            width={cell - gap}
                            height={cell - gap}
                            class={`residual-cell ${value < 0 ? 'below' : 'above'}`}
                            fill-opacity={Math.min(Math.abs(value) / full, 1).toFixed(2)}
                            onMouseEnter={() => setAt(`${name} – ${other}: ${coefficient(value, 3)}`)}
                          >
                            <title>{`${name} – ${other}: ${coefficient(value, 3)}`}</title>
                          </rect>
                        )
                      })}
                    </g>
                  ))}
                </svg>
              </Scrolling>
            )}
            <div>
              <p class="hint">{at ?? t.hint}</p>
              <table class="table">
                <caption>{t.largest}</caption>
                <tbody>
                  {largest.map(({ a, b, value }) => (
                    <tr key={`${a} ${b}`}>
                      <th scope="row">
                        {a} – {b}
                      </th>
                      <td>{coefficient(value, 3)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </div>
        )
      })}
    </div>
  )
}

const words = {
  en: {
    kind: 'Residuals',
    correlation: 'of correlations',
    normalised: 'in standard errors',
    label: (list: string) => `Residuals of every pair of variables. The largest: ${list}.`,
    hint: 'Red: the data correlate more than the model says; blue: less. Full colour: .20, or 4 standard errors.',
    largest: 'Largest',
    tooLarge: (count: number) =>
      `A map of ${count} variables is too large to draw; the table has the largest residuals.`,
  },
  zh: {
    kind: '残差',
    correlation: '相关系数之差',
    normalised: '以标准误计',
    label: (list: string) => `每对变量的残差，最大的有：${list}。`,
    hint: '红：数据中的相关高于模型所说；蓝：低于模型所说。最深色为 .20，或 4 个标准误。',
    largest: '最大的残差',
    tooLarge: (count: number) => `${count} 个变量的残差图太大，无法绘制；表中列出了最大的残差。`,
  },
}
