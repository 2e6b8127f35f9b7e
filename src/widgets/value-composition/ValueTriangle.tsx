import { model } from '../../core/loyalty/composition/model.ts'
import { percent } from '../../core/loyalty/percent.ts'
import type { Language } from '../../core/text.ts'
import { Area } from '../../figures/Area.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { height, toPlane, toShares } from '../../figures/game/barycentric.ts'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import { PresetControl } from '../controls/PresetControl.tsx'
import { SeedControl } from '../SeedControl.tsx'
import { useStore, type Live } from '../useStore.ts'

interface ValueTriangleProps {
  language: Language
  controls?: readonly (keyof (typeof model)['parameters'] & string)[]
}

/** Weights of value as a point of a triangle, their doubt as a cloud, and which brand leads where. */
export default function ValueTriangle({
  language,
  controls = ['functional', 'emotional', 'socialPart', 'concentration'],
}: ValueTriangleProps) {
  const { store } = useStore(model)
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      viewControls={
        controls.length > 0 && (
          <>
            <PresetControl store={store} language={language} />
            <SeedControl store={store} language={language} />
          </>
        )
      }
      series={({ result }) => ({
        brand: [...BRANDS],
        index: result.indices,
        firstAtTheseWeights: result.firstShares,
        firstAtAnyWeights: result.simplexShares,
      })}
    >
      {(live) => (
        <>
          <Triangle live={live} language={language} />
          <Leads live={live} language={language} />
        </>
      )}
    </ModelFigure>
  )
}

const BRANDS = ['A', 'B', 'C'] as const
const corners = [[1, 0, 0], [0, 1, 0], [0, 0, 1]] as const // prettier-ignore

function Triangle({ live, language }: { live: Live<typeof model>; language: Language }) {
  const t = words[language]
  const { values, result, store, pinned } = live
  const weights = [values.functional, values.emotional, 1 - values.functional - values.emotional]
  const [px, py] = toPlane(weights)
  const place = (x: number, y: number) => {
    const [functional, emotional] = toShares(x, y)
    const f = within(functional)
    store.set({ functional: f, emotional: Math.min(within(emotional), Number((0.99 - f).toFixed(2))) })
  }
  return (
    <Plot
      x={{ domain: [0, 1], label: '' }}
      y={{ domain: [0, height], label: '' }}
      label={`${t.label} ${model.summary(result, values)[language]}`}
      height={440}
      margin={{ top: 36, right: 36, bottom: 36, left: 36 }}
      bare
      handles={
        <Handle
          x={px}
          y={py}
          label={t.weights}
          text={weights.map((weight, i) => `${t.corners[i]} ${percent(weight)}`).join(', ')}
          onMove={place}
          onSettle={store.settle}
        />
      }
    >
      {result.regions.map(({ corners: outline }, i) =>
        outline.length === 0 ? null : (
          <Area key={i} outline={outline.map(toPlane)} class={`lead-${BRANDS[i]}`} />
        ),
      )}
      <Line points={[...corners.map(toPlane), toPlane(corners[0])]} class="rule" />
      <Line points={[toPlane([0.5, 0.5, 0]), toPlane([0, 0, 1])]} class="soft thin dashed" />
      {result.cloud.map((draw, i) => {
        const [x, y] = toPlane(draw)
        return <Dot key={i} x={x} y={y} radius={2.2} class="draw" />
      })}
      {result.regions.map(({ corners: outline, share }, i) => {
        if (share < 0.01) return null
        const [x, y] = toPlane(middle(outline))
        return (
          <Label key={i} x={x} y={y} anchor="middle" class="strong">
            {t.leads(BRANDS[i]!)}
          </Label>
        )
      })}
      {pinned && (
        <Dot
          {...point([
            pinned.parameters.functional,
            pinned.parameters.emotional,
            1 - pinned.parameters.functional - pinned.parameters.emotional,
          ])}
          radius={8}
          class="ghost"
        />
      )}
      <Dot x={px} y={py} radius={8} class="start" />
      {corners.map((corner, i) => {
        const [x, y] = toPlane(corner)
        return (
          <Label
            key={i}
            x={x}
            y={y}
            dx={i === 0 ? -30 : i === 1 ? 30 : 0}
            dy={i === 2 ? -18 : 22}
            anchor={i === 0 ? 'start' : i === 1 ? 'end' : 'middle'}
            class="soft"
          >
            {t.corners[i]} {percent(weights[i]!)}
          </Label>
        )
      })}
    </Plot>
  )
}

/** How often each brand is first: with the doubt about these weights, and with no knowledge of weights at all. */
function Leads({ live: { result, pinned }, language }: { live: Live<typeof model>; language: Language }) {
  const t = words[language]
  return (
    <Plot
      x={{ domain: [0, 1], label: t.first, format: (x) => percent(x) }}
      y={{ domain: [2.6, -1.3], label: '', ticks: [0, 1, 2], format: (i) => BRANDS[i]! }}
      label={BRANDS.map(
        (brand, i) => `${brand}: ${percent(result.firstShares[i]!)}; ${percent(result.simplexShares[i]!)}.`,
      ).join(' ')}
      height={190}
      margin={{ left: 36, top: 6, right: 22 }}
    >
      {BRANDS.map((brand, i) => (
        <g key={brand}>
          <Line
            points={[
              [0, i],
              [result.firstShares[i]!, i],
            ]}
            class="accent"
          />
          {pinned && <Dot x={pinned.result.firstShares[i]!} y={i} radius={6} class="ghost" />}
          <Dot x={result.simplexShares[i]!} y={i} radius={7} class="cool" />
          <Dot x={result.firstShares[i]!} y={i} radius={5} class="start" />
        </g>
      ))}
      <Label x={0} y={-0.8} dx={8} class="accent">
        {t.these}
      </Label>
      <Label x={1} y={-0.8} dx={-8} anchor="end" class="cool">
        {t.any}
      </Label>
    </Plot>
  )
}

const within = (share: number) => Number(Math.min(Math.max(share, 0.05), 0.9).toFixed(2))
const middle = (outline: readonly (readonly number[])[]) =>
  [0, 1, 2].map((k) => outline.reduce((sum, corner) => sum + corner[k]!, 0) / outline.length)
const point = (weights: readonly number[]) => {
  const [x, y] = toPlane(weights)
  return { x, y }
}

const words = {
  en: {
    label: 'Weights of value on a triangle, and the brand that leads at each.',
    weights: 'your weights',
    corners: ['functional', 'emotional', 'social and economic'],
    leads: (brand: string) => `${brand} leads`,
    first: 'how often first',
    these: 'weights near these',
    any: 'any weights at all',
  },
  zh: {
    label: '价值权重的三角形，以及各处领先的品牌。',
    weights: '你的权重',
    corners: ['功能', '情感', '社会与经济'],
    leads: (brand: string) => `${brand} 领先`,
    first: '居首的比例',
    these: '在这组权重附近',
    any: '任意权重',
  },
}
