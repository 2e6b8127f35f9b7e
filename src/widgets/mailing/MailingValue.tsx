import type { ValuesOf } from '../../core/model/model.ts'
import { model } from '../../core/retention/mailing/model.ts'
import type { Language } from '../../core/text.ts'
import { Column } from '../../figures/Column.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { fixed, percent } from '../../figures/shortNumber.ts'
import { PresetControl } from '../controls/PresetControl.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import { useStore, type Live } from '../useStore.ts'

type MailingValues = ValuesOf<typeof model>

interface MailingValueProps {
  language: Language
  controls?: readonly (keyof MailingValues & string)[]
}

/** What a customer of each recency is worth if all are written to; below, what stopping earlier is worth. */
export default function MailingValue({
  language,
  controls = ['response1', 'response2', 'response3', 'response4', 'contribution', 'cost', 'discount'],
}: MailingValueProps) {
  const { store } = useStore(model)
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      viewControls={controls.length > 0 && <PresetControl store={store} language={language} />}
      series={({ result }) => ({
        recency: [1, 2, 3, 4, 5],
        value: result.values,
        cutoff: [0, 1, 2, 3, 4],
        valueWithCutoff: result.byCutoff,
      })}
    >
      {(live) => (
        <>
          <ByRecency live={live} language={language} />
          <ByCutoff live={live} language={language} />
        </>
      )}
    </ModelFigure>
  )
}

/** Bounds that hold the numbers, and in any case those of the book's example, so that small moves can be seen. */
function bounds(values: readonly number[]): [number, number] {
  const [least, most] = [Math.min(...values, -5), Math.max(...values, 60)]
  const air = 0.12 * (most - least)
  return [least - air, most + air]
}

function ByRecency({ live, language }: { live: Live<typeof model>; language: Language }) {
  const t = words[language]
  const { values, result, pinned } = live
  const [low, high] = bounds([...result.values, ...(pinned?.result.values ?? [])])
  const response = [values.response1, values.response2, values.response3, values.response4]
  return (
    <Plot
      x={{
        domain: [0.5, 5.5],
        label: t.recency,
        ticks: [1, 2, 3, 4, 5],
        format: (k) => (k === 5 ? t.former : String(k)),
      }}
      y={{ domain: [low, high], label: t.value }}
      label={`${t.label} ${model.summary(result, values)[language]}`}
      height={300}
      margin={{ top: 12 }}
    >
      {result.values.map((value, i) => (
        <Column key={i} x={i + 1} width={0.56} to={value} class={value < 0 ? 'accent' : 'cool'} />
      ))}
      {pinned?.result.values.map((value, i) => (
        <Line
          key={i}
          points={[
            [i + 0.72, value],
            [i + 1.28, value],
          ]}
          class="ghost"
        />
      ))}
      <Line
        points={[
          [0.5, 0],
          [5.5, 0],
        ]}
        class="thin"
      />
      {result.values.map((value, i) => (
        <g key={i}>
          <Label
            x={i + 1}
            y={Math.max(value, 0)}
            dy={-11}
            anchor="middle"
            class={value < 0 ? 'accent' : 'strong'}
          >
            {fixed(value, 2)}
          </Label>
          {i < 4 && (
            <Label x={i + 1} y={low} dy={-13} anchor="middle" class="soft">
              {t.buys(response[i])}
            </Label>
          )}
        </g>
      ))}
    </Plot>
  )
}

function ByCutoff({ live, language }: { live: Live<typeof model>; language: Language }) {
  const t = words[language]
  const { byCutoff, bestCutoff: best } = live.result
  const ghost = live.pinned?.result.byCutoff
  const seen = [...byCutoff, ...(ghost ?? [])]
  const [least, most] = [Math.min(...seen), Math.max(...seen)]
  const air = Math.max(0.2 * (most - least), 1)
  return (
    <Plot
      x={{ domain: [-0.3, 4.3], label: t.cutoff, ticks: [0, 1, 2, 3, 4] }}
      y={{ domain: [least - air, most + air], label: t.buyer }}
      label={t.cutoffLabel(best, byCutoff[best])}
      height={240}
      margin={{ top: 12 }}
    >
      {ghost && <Line points={ghost.map((value, k) => [k, value])} class="ghost" />}
      <Line points={byCutoff.map((value, k) => [k, value])} class="soft" />
      {byCutoff.map((value, k) => (
        <g key={k}>
          <Dot x={k} y={value} radius={k === best ? 8 : 5} class={k === best ? 'start' : ''} />
          <Label
            x={k}
            y={value}
            dy={k === best ? -18 : 17}
            anchor="middle"
            class={k === best ? 'accent' : 'soft'}
          >
            {k === best ? `${t.best} ${value.toFixed(2)}` : value.toFixed(2)}
          </Label>
        </g>
      ))}
    </Plot>
  )
}

const words = {
  en: {
    recency: 'recency: mailings since the last purchase',
    former: 'given up',
    value: 'lifetime value (money)',
    buys: (p: number) => `buys ${percent(p)}`,
    label: 'Lifetime value by recency when all four recencies are written to.',
    cutoff: 'recencies that are written to',
    buyer: 'value of a buyer',
    best: 'best:',
    cutoffLabel: (best: number, value: number) =>
      `Value of one who has just bought, by how many recencies are written to: best ${best}, ${value.toFixed(2)}.`,
  },
  zh: {
    recency: '近度：距上次购买已联系几期',
    former: '已放弃',
    value: '终身价值（金额）',
    buys: (p: number) => `购买 ${percent(p)}`,
    label: '对四种近度都联系时，各近度的终身价值。',
    cutoff: '联系到第几种近度',
    buyer: '刚购买者的价值',
    best: '最优',
    cutoffLabel: (best: number, value: number) =>
      `刚购买的顾客的价值随联系的近度数而变：联系 ${best} 种最优，为 ${value.toFixed(2)}。`,
  },
}
