import { useState } from 'preact/hooks'
import type { SemResult } from '../../../core/sem/fitModel.ts'
import type { Language } from '../../../core/text.ts'
import { textWidth } from '../../../figures/path-diagram/geometry.ts'
import { coefficient } from '../../../figures/path-diagram/valueText.ts'

interface ResidualMapProps {
  result: SemResult
  language: Language
}

const cell = 26

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
        const left = Math.max(...names.map((name) => textWidth(name, 13))) + 10
        const size = left + names.length * cell + 8
        const full = kind === 'correlation' ? 0.2 : 4
        const pairs = names.flatMap((a, i) =>
          names.slice(0, i).map((b, j) => ({ a, b, value: matrix[i]![j]! })),
        )
        const largest = pairs.toSorted((p, q) => Math.abs(q.value) - Math.abs(p.value)).slice(0, 8)
        return (
          <div key={label} class="residual-map">
            {label !== '' && <p class="group-name">{label}</p>}
            <svg
              viewBox={`0 0 ${size} ${names.length * cell + left}`}
              class="drawing"
              style={{ width: `min(100%, ${size}px)` }}
              role="img"
              aria-label={t.label(
                largest.map(({ a, b, value }) => `${a}–${b} ${coefficient(value)}`).join(', '),
              )}
            >
              {names.map((name, i) => (
                <g key={name}>
                  <text x={left - 6} y={(i + 0.5) * cell} dy=".34em" text-anchor="end">
                    {name}
                  </text>
                  <text
                    transform={`translate(${left + (i + 0.5) * cell} ${names.length * cell + 6}) rotate(-90)`}
                    dy=".34em"
                    text-anchor="end"
                  >
                    {name}
                  </text>
                  {names.slice(0, i + 1).map((other, j) => {
                    const value = matrix[i]![j]!
                    return (
                      <rect
                        key={other}
                        x={left + j * cell + 1}
                        y={i * cell + 1}
                        width={cell - 2}
                        height={cell - 2}
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
  },
  zh: {
    kind: '残差',
    correlation: '相关系数之差',
    normalised: '以标准误计',
    label: (list: string) => `每对变量的残差，最大的有：${list}。`,
    hint: '红：数据中的相关高于模型所说；蓝：低于模型所说。最深色为 .20，或 4 个标准误。',
    largest: '最大的残差',
  },
}
