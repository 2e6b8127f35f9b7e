import { model } from '../../core/loyalty/rfm/model.ts'
import type { Language } from '../../core/text.ts'
import { Label } from '../../figures/Label.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { usePlot } from '../../figures/Plot.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import { SeedControl } from '../SeedControl.tsx'
import { useStore } from '../useStore.ts'
import type { RfmValues } from './RfmScores.tsx'

interface CustomerClustersProps {
  language: Language
  controls?: readonly (keyof RfmValues & string)[]
}

/** Customers in the plane of recency and frequency, and the clusters that k-means makes of them. */
export default function CustomerClusters({ language, controls = ['clusters', 'r'] }: CustomerClustersProps) {
  const t = words[language]
  const { store } = useStore(model)
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      viewControls={controls.length > 0 && <SeedControl store={store} language={language} />}
      summary={({ result: r, values: v }) => ({
        en: `k-means was asked for ${v.clusters} clusters and made them, of ${r.clusters.map((c) => c.customers).join(', ')} customers. The first spent ${r.clusters[0].spend.toFixed(0)} and spends ${r.clusters[0].holdoutSpend.toFixed(0)} in the next 39 weeks, the last ${r.clusters.at(-1)!.spend.toFixed(0)} and ${r.clusters.at(-1)!.holdoutSpend.toFixed(0)}. What is left within clusters: ${r.sse.toFixed(0)}.`,
        zh: `要求 k 均值给出 ${v.clusters} 类，它就给出 ${v.clusters} 类，各有 ${r.clusters.map((c) => c.customers).join('、')} 位顾客。第一类曾消费 ${r.clusters[0].spend.toFixed(0)}，其后 39 周再消费 ${r.clusters[0].holdoutSpend.toFixed(0)}；最后一类为 ${r.clusters.at(-1)!.spend.toFixed(0)} 与 ${r.clusters.at(-1)!.holdoutSpend.toFixed(0)}。类内剩余平方和 ${r.sse.toFixed(0)}。`,
      })}
      series={({ result }) => ({
        daysSinceLast: result.points.map((c) => c.sinceLast),
        purchases: result.points.map((c) => c.frequency),
        spend: result.points.map((c) => c.spend),
        cluster: result.points.map((c) => c.cluster + 1),
      })}
    >
      {({ result }) => {
        const top = Math.log2(Math.max(8, ...result.points.map((c) => c.frequency)))
        return (
          <>
            <Plot
              x={{ domain: [0, 280], label: t.recency, ticks: [0, 70, 140, 210, 280] }}
              y={{
                domain: [-0.45, top + 0.5],
                label: t.frequency,
                ticks: [0, 1, 2, 3, 4, 5].filter((tick) => tick < top + 0.4),
                format: (tick) => String(2 ** tick),
              }}
              label={t.label}
              height={360}
              margin={{ top: 12 }}
            >
              {result.points.map((c, i) => (
                <Mark key={i} x={c.sinceLast} y={placed(c.frequency, i)} kind={c.cluster} />
              ))}
              {result.clusters.map((cluster, k) => (
                <Label
                  key={k}
                  x={cluster.sinceLast}
                  y={Math.log2(cluster.frequency)}
                  anchor="middle"
                  class="strong cluster"
                >
                  {k + 1}
                </Label>
              ))}
            </Plot>
            <table class="plain clusters">
              <caption>{t.caption}</caption>
              <thead>
                <tr>
                  {t.columns.map((name) => (
                    <th key={name} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {result.clusters.map((c, k) => (
                  <tr key={k}>
                    <th scope="row">
                      <svg viewBox="-7 -7 14 14" width="14" height="14" aria-hidden="true" class="drawing">
                        <path d={shapes[k % shapes.length]} class={`cluster-mark kind-${k}`} />
                      </svg>{' '}
                      {k + 1}
                    </th>
                    <td>{c.customers}</td>
                    <td>{c.sinceLast.toFixed(0)}</td>
                    <td>{c.frequency.toFixed(1)}</td>
                    <td>{c.spend.toFixed(0)}</td>
                    <td>{c.holdoutSpend.toFixed(0)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )
      }}
    </ModelFigure>
  )
}

/** Those of one frequency lie in a band, not on each other. */
const placed = (frequency: number, i: number) =>
  Math.log2(frequency) + 0.34 * (((i * 0.618034) % 1) - 0.5) * 2

/** Circle, square, triangle, diamond, cross, and again: shape tells clusters apart where colour does not. */
const shapes = [
  'M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0Z',
  'M-3.6,-3.6H3.6V3.6H-3.6Z',
  'M0,-4.8L4.4,3.4H-4.4Z',
  'M0,-5L5,0L0,5L-5,0Z',
  'M-1.5,-4.5H1.5V-1.5H4.5V1.5H1.5V4.5H-1.5V1.5H-4.5V-1.5H-1.5Z',
  'M0,4.8L4.4,-3.4H-4.4Z',
  'M-4.5,-1.8H4.5V1.8H-4.5Z',
  'M-1.8,-4.5H1.8V4.5H-1.8Z',
]

function Mark({ x, y, kind }: { x: number; y: number; kind: number }) {
  const plot = usePlot()
  return (
    <path
      d={shapes[kind % shapes.length]}
      class={`cluster-mark kind-${kind}`}
      transform={`translate(${plot.x(x).toFixed(1)} ${plot.y(y).toFixed(1)}) scale(.8)`}
    />
  )
}

const words = {
  en: {
    label:
      'Customers by days since the last purchase and number of purchases; the numbers stand at the means of the clusters.',
    recency: 'days since the last purchase (R)',
    frequency: 'purchases (F), doubling scale',
    caption: 'Means of the clusters, from the largest spend down',
    columns: ['cluster', 'customers', 'days since', 'purchases', 'spend', 'spend next'],
  },
  zh: {
    label: '顾客按距末次购买的天数与购买次数分布；数字位于各类的均值处。',
    recency: '距末次购买的天数（R）',
    frequency: '购买次数（F），倍增刻度',
    caption: '各类的均值，按消费由高到低',
    columns: ['类', '顾客', '距今天数', '购买次数', '消费', '其后消费'],
  },
}
