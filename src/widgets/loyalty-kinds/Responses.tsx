import type { model } from '../../core/loyalty/kinds/model.ts'
import { percent } from '../../core/loyalty/percent.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import type { Live } from '../useStore.ts'

const changes = ['afterRelease', 'afterClearing', 'afterDiscount'] as const
/** Width of a panel, in repeat rates, of the 1 from one panel to the next. */
const width = 0.84

/** The repeat rate of each kind before and after each of three changes: one panel a change, one row a kind. */
export function Responses({ live, language }: { live: Live<typeof model>; language: Language }) {
  const t = words[language]
  const rows = rowsOf(live.result)
  const ghosts = live.pinned && rowsOf(live.pinned.result)
  return (
    <Plot
      x={{
        domain: [0, 3],
        label: t.repeat,
        ticks: changes.flatMap((_, i) => [i, i + width / 2, i + width]),
        format: (x) => (Math.abs(x - Math.round(x)) < 1e-9 ? '0' : x % 1 < 0.5 ? '.5' : '1'),
      }}
      y={{
        domain: [rows.length - 0.4, -1.25],
        label: '',
        ticks: rows.map((_, i) => i),
        format: (i) => t.rows[rows[i]!.name],
      }}
      label={rows.map((row) => rowText(row, language)).join(' ')}
      height={250}
      margin={{ left: 92, top: 6 }}
    >
      {changes.map((change, i) => (
        <g key={change}>
          <Label x={i + width / 2} y={-0.85} anchor="middle" class="strong">
            {t.changes[change]}
          </Label>
          {[0, width].map((x) => (
            <Line
              key={x}
              points={[
                [i + x, -0.5],
                [i + x, rows.length - 0.4],
              ]}
              class="rule"
            />
          ))}
          {rows.map((row, y) => (
            <Response key={row.name} from={row.repeat} to={row[change]} left={i} y={y} />
          ))}
          {ghosts?.map((row, y) =>
            row[change] === null ? null : (
              <Dot key={row.name} x={i + width * row[change]} y={y} radius={5.5} class="ghost" />
            ),
          )}
        </g>
      ))}
    </Plot>
  )
}

interface ResponseProps {
  from: number | null
  to: number | null
  left: number
  y: number
}

function Response({ from, to, left, y }: ResponseProps) {
  if (from === null || to === null) return null
  const [a, b] = [left + width * from, left + width * to]
  const tone = Math.abs(to - from) < 0.005 ? 'soft' : to < from ? 'accent' : 'cool'
  return (
    <>
      <Line
        points={[
          [a, y],
          [b, y],
        ]}
        class={tone}
      />
      <Dot x={a} y={y} radius={3.5} class="unstable" />
      <Dot
        x={b}
        y={y}
        radius={4.5}
        class={tone === 'accent' ? 'start' : tone === 'cool' ? 'cool' : 'stable'}
      />
    </>
  )
}

type Row = ReturnType<typeof rowsOf>[number]

function rowsOf({ kinds, all }: Live<typeof model>['result']) {
  return [...kinds.map((kind) => ({ ...kind, name: kind.kind })), { ...all, name: 'all' as const }]
}

const rate = (value: number | null) => (value === null ? '–' : percent(value))

function rowText(row: Row, language: Language): string {
  const t = words[language]
  return `${t.rows[row.name]}: ${rate(row.repeat)}; ${changes.map((change) => `${t.changes[change]} ${rate(row[change])}`).join(', ')}.`
}

const words = {
  en: {
    repeat: 'repeat rate: today (hollow), and then (filled)',
    rows: { true: 'loyal', latent: 'latent', spurious: 'spurious', none: 'not loyal', all: 'all' },
    changes: {
      afterRelease: 'lock-in gone',
      afterClearing: 'way cleared',
      afterDiscount: 'rival cheaper',
    },
  },
  zh: {
    repeat: '再购率：现在（空心）与之后（实心）',
    rows: { true: '真忠诚', latent: '潜在忠诚', spurious: '虚假忠诚', none: '不忠诚', all: '全体' },
    changes: { afterRelease: '锁定解除', afterClearing: '阻碍清除', afterDiscount: '对手降价' },
  },
}
