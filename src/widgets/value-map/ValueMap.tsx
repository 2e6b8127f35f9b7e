import { model } from '../../core/value/value-map/model.ts'
import type { ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Area } from '../../figures/Area.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { percent } from '../../figures/shortNumber.ts'
import { spread } from '../../figures/value/spread.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import type { Live } from '../useStore.ts'
import { brands, movedBrand, type Brand } from './movedBrand.ts'

type MapValues = ValuesOf<typeof model>

interface ValueMapProps {
  language: Language
  controls?: readonly (keyof MapValues & string)[]
}

const looks: Record<Brand, { line: string; dot: string; label: string }> = {
  A: { line: 'accent', dot: 'start', label: 'accent' },
  B: { line: 'dashed', dot: 'stable', label: 'strong' },
  C: { line: 'dotted', dot: 'stable', label: 'strong' },
  D: { line: 'cool', dot: 'cool', label: 'cool' },
  E: { line: 'soft', dot: 'stable', label: 'strong' },
}

/** Brands by perceived quality and price about the line of fair value, and the shares that follow. */
export default function ValueMap({ language, controls = ['qualityWeight', 'line', 'speed'] }: ValueMapProps) {
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      series={({ result }) => ({
        period: result.shares.map((_, t) => t),
        ...Object.fromEntries(brands.map((brand, i) => [brand, result.shares.map((shares) => shares[i])])),
      })}
    >
      {(live) => (
        <>
          <Plane live={live} language={language} />
          <Shares live={live} language={language} />
        </>
      )}
    </ModelFigure>
  )
}

interface PanelProps {
  live: Live<typeof model>
  language: Language
}

function Plane({ live, language }: PanelProps) {
  const t = words[language]
  const { values, result, pinned, store } = live
  const { points, line } = result
  const drawn = [...points, ...(pinned?.result.points ?? [])]
  const [left, bottom] = [0.5, 0.5]
  const right = Math.max(1.5, ...drawn.map((point) => point.quality + 0.06))
  const top = Math.max(1.5, ...drawn.map((point) => point.price + 0.06))
  const at = (x: number, by = 0): Point => [x, line.intercept + line.slope * x + by]
  const across = Math.hypot(1, line.slope)
  return (
    <Plot
      x={{ domain: [left, right], label: t.quality }}
      y={{ domain: [bottom, top], label: t.price }}
      label={`${t.label} ${model.summary(result, values)[language]}`}
      height={430}
      margin={{ top: 12 }}
      handles={brands.map((brand, i) => (
        <Handle
          key={brand}
          x={points[i].quality}
          y={points[i].price}
          label={t.brand(brand)}
          text={t.place(points[i].quality.toFixed(2), points[i].price.toFixed(2))}
          onMove={(quality, price) => store.set(movedBrand(values, result, brand, quality, price))}
          onSettle={store.settle}
        />
      ))}
    >
      <Area
        outline={[
          at(left),
          at(right),
          [right, Math.min(bottom, at(right)[1])],
          [left, Math.min(bottom, at(left)[1])],
        ]}
        mark="better"
      />{' '}
      {/* prettier-ignore */}
      {[-0.25, 0.25].map(
        (distance) =>
        <Line key={distance} points={[at(left, -distance * across), at(right, -distance * across)]} class="soft thin dotted" mark="equal" /> /* prettier-ignore */,
      )}
      {pinned && (
        <Line
          points={[left, right].map((x) => [x, pinned.result.line.intercept + pinned.result.line.slope * x])}
          class="ghost"
        />
      )}
      <Line points={[at(left), at(right)]} class="cool" mark="fair" />
      <Label x={right} y={bottom} dx={-8} dy={-16} anchor="end" class="cool" mark="better">
        {t.better}
      </Label>
      <Label x={left} y={top} dx={8} dy={16} class="soft" mark="worse">
        {t.worse}
      </Label>
      {points.map(({ quality, price, distance }, i) => (
        <Line
          key={brands[i]}
          points={[[quality, price], [quality - (distance * line.slope) / across, price + distance / across]]} /* prettier-ignore */
          class="thin soft"
          mark={`brand-${brands[i]}`}
        />
      ))}
      {pinned?.result.points.map(({ quality, price }, i) => (
        <Dot key={brands[i]} x={quality} y={price} class="ghost" />
      ))}
      {points.map(({ quality, price }, i) => (
        <g key={brands[i]}>
          <Dot
            x={quality}
            y={price}
            radius={i === 0 ? 8 : 6.5}
            class={looks[brands[i]].dot}
            mark={`brand-${brands[i]}`}
          />
          <Label
            x={quality}
            y={price}
            dx={quality > right - 0.12 ? -14 : 14}
            dy={-10}
            anchor={quality > right - 0.12 ? 'end' : 'start'}
            class={looks[brands[i]].label}
            mark={`brand-${brands[i]}`}
          >
            {brands[i]}
          </Label>
        </g>
      ))}
    </Plot>
  )
}

function Shares({ live, language }: PanelProps) {
  const t = words[language]
  const { shares } = live.result
  const last = shares.length - 1
  const height = 250
  const margin = { top: 12, right: 74, bottom: 46 }
  const inner = height - margin.top - margin.bottom
  const wanted = brands.map((_, i) => (1 - shares[last][i]) * inner)
  const places = spread(wanted, 20, 4, inner - 4)
  return (
    <Plot
      x={{ domain: [0, last], label: t.period, ticks: last > 60 ? [0, 30, 60, 90, 120] : undefined }}
      y={{ domain: [0, 1], label: t.share, format: percent, ticks: [0, 0.25, 0.5, 0.75, 1] }}
      label={t.shareLabel}
      height={height}
      margin={{ ...margin, left: 58 }}
    >
      {live.pinned &&
        brands.map((brand, i) => (
          <Line key={brand} points={live.pinned!.result.shares.map((row, k) => [k, row[i]])} class="ghost" />
        ))}
      {brands.map((brand, i) => (
        <g key={brand} data-mark={`brand-${brand}`}>
          <Line
            points={shares.map((row, k) => [k, row[i]])}
            class={looks[brand].line}
            mark={`brand-${brand}`}
          />
          <Label x={last} y={1} dx={8} dy={places[i]} class={looks[brand].label}>
            {`${brand} ${percent(shares[last][i])}`}
          </Label>
        </g>
      ))}
    </Plot>
  )
}

const words = {
  en: {
    label: 'Five brands by quality and price as customers see them.',
    shareLabel: 'Market shares from an even start.',
    quality: 'perceived quality against the others',
    price: 'price against the others',
    brand: (name: string) => `brand ${name}`,
    place: (quality: string, price: string) => `quality ${quality}, price ${price}`,
    better: 'better than fair: gains',
    worse: 'worse than fair: loses',
    period: 'period',
    share: 'share',
  },
  zh: {
    label: '五个品牌在顾客眼中的质量与价格。',
    shareLabel: '从均等开始的市场份额。',
    quality: '感知质量（相对于其他品牌）',
    price: '价格（相对于其他品牌）',
    brand: (name: string) => `品牌 ${name}`,
    place: (quality: string, price: string) => `质量 ${quality}，价格 ${price}`,
    better: '优于公平价值，份额上升',
    worse: '劣于公平价值，份额下降',
    period: '期',
    share: '份额',
  },
}
