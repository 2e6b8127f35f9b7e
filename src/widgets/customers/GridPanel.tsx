import { useState } from 'preact/hooks'
import type { Pictures } from '../../core/loyalty/analysis/customerDesk.ts'
import type { Grid } from '../../core/loyalty/btyd/grids.ts'
import type { TimeUnit } from '../../core/loyalty/purchases/timeUnit.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { HeatMap } from '../../figures/HeatMap.tsx'
import { Label } from '../../figures/Label.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { Summary } from '../Summary.tsx'
import { decimal, percent, span, unitName } from './text.ts'

interface GridPanelProps {
  pictures: Pictures
  name: string
  unit: TimeUnit
  ahead: number
  language: Language
}

/** Where a customer stands: who is probably still one, and who will buy how much. */
export function GridPanels(props: GridPanelProps) {
  const { pictures, name, unit, ahead, language } = props
  const t = words[language]
  // One place in both maps: the same customer.
  const [at, setAt] = useState({ i: 20, x: 4 })
  const { xs, ys } = pictures.alive
  const i = at.x === 0 ? 0 : Math.min(Math.max(1, at.i), xs.length - 1)
  const alive = pictures.alive.values[at.x]![i]
  const expected = pictures.expected.values[at.x]![i]
  const most = Math.max(...pictures.expected.values.flat().map((value) => value ?? 0), 1e-9)
  const shared = {
    at: { i, x: at.x },
    onAt: (tx: number, x: number) => {
      const step = xs[1]! - xs[0]!
      setAt({
        i: Math.min(xs.length - 1, Math.max(0, Math.round(tx / step))),
        x: Math.min(ys.length - 1, Math.max(0, Math.round(x))),
      })
    },
    unit,
    language,
  }
  return (
    <div class="widget">
      <div class="pair">
        <div class="view">
          <p class="plot-title">{t.alive}</p>
          <Map
            {...shared}
            grid={pictures.alive}
            most={1}
            label={t.aliveLabel(name)}
            format={(v) => percent(v)}
          />
          <Key low="0%" high="100%" />
        </div>
        <div class="view">
          <p class="plot-title">{t.expected(span(ahead, unit, language))}</p>
          <Map
            {...shared}
            grid={pictures.expected}
            most={most}
            label={t.expectedLabel(name, span(ahead, unit, language))}
            format={(v) => decimal(v)}
          />
          <Key low="0" high={decimal(most, 1)} />
        </div>
      </div>
      <Summary
        text={
          alive !== null && alive !== undefined && expected !== null && expected !== undefined
            ? t.summary(
                at.x,
                span(xs[i]!, unit, language),
                span(pictures.age, unit, language),
                percent(alive, 1),
                decimal(expected),
                span(ahead, unit, language),
              )
            : ''
        }
      />
    </div>
  )
}

function Key({ low, high }: { low: string; high: string }) {
  return (
    <div class="heat-key" aria-hidden="true">
      {low}
      <span class="steps">
        {Array.from({ length: 10 }, (_, k) => (
          <i key={k} class={`shade-${k}`} />
        ))}
      </span>
      {high}
    </div>
  )
}

interface MapProps {
  grid: Grid
  most: number
  at: { i: number; x: number }
  onAt: (tx: number, x: number) => void
  unit: TimeUnit
  label: string
  format: (value: number) => string
  language: Language
}

function Map({ grid: { xs, ys, values }, most, at, onAt, unit, label, format, language }: MapProps) {
  const t = words[language]
  const step = xs[1]! - xs[0]!
  const value = values[at.x]![at.i]
  return (
    <Plot
      x={{ domain: [-step / 2, xs.at(-1)! + step / 2], label: t.tx(unitName(unit, language)) }}
      y={{ domain: [-0.5, ys.length - 0.5], label: t.x, ticks: ys.filter((y) => y % 2 === 0) }}
      label={label}
      height={360}
      handles={
        <Handle
          x={xs[at.i]!}
          y={at.x}
          stepX={step}
          stepY={1}
          label={t.customer}
          text={
            value === null || value === undefined
              ? t.none
              : `${t.x} ${at.x}, tₓ ${decimal(xs[at.i]!, 1)}: ${format(value)}`
          }
          onMove={onAt}
        />
      }
      onPlace={onAt}
    >
      <HeatMap
        xs={xs}
        ys={ys}
        classOf={(i, j) => {
          const cell = values[j]![i]
          return cell === null || cell === undefined
            ? 'shade-none'
            : `shade-${Math.min(9, Math.floor((10 * cell) / most))}`
        }}
      />
      <Place x={xs[at.i]!} y={at.x} text={value === null || value === undefined ? '' : format(value)} />
    </Plot>
  )
}

/** The customer that is looked at, with the value there. */
function Place({ x, y, text }: { x: number; y: number; text: string }) {
  return (
    <>
      <Dot x={x} y={y} class="start" />
      <Label x={x} y={y} dx={0} dy={y > 12 ? 20 : -18} anchor="middle" class="strong">
        {text}
      </Label>
    </>
  )
}

const words = {
  en: {
    alive: 'P(alive): still a customer at the end of calibration',
    expected: (ahead: string) => `Purchases expected in the next ${ahead}`,
    aliveLabel: (name: string) => `P(alive) by ${name} over age at the last purchase and repeat purchases.`,
    expectedLabel: (name: string, ahead: string) =>
      `Purchases expected by ${name} in ${ahead}, over age at the last purchase and repeat purchases.`,
    tx: (unit: string) => `age at the last purchase, tₓ (${unit})`,
    x: 'repeat purchases, x',
    customer: 'A customer',
    none: 'no such customer',
    summary: (x: number, tx: string, T: string, alive: string, expected: string, ahead: string) =>
      `A customer first seen ${T} ago who bought ${x} times more, the last time at the age of ${tx}, is still one with probability ${alive} and expected to buy ${expected} times in ${ahead}. Move the point: with the same last purchase, more purchases before it can mean less hope.`,
  },
  zh: {
    alive: 'P(alive)：校准期末仍为顾客的概率',
    expected: (ahead: string) => `未来 ${ahead}的期望购买次数`,
    aliveLabel: (name: string) => `${name} 给出的 P(alive)，随末次购买时的年龄与再购次数变化。`,
    expectedLabel: (name: string, ahead: string) =>
      `${name} 给出的未来 ${ahead}期望购买次数，随末次购买时的年龄与再购次数变化。`,
    tx: (unit: string) => `末次购买时的年龄 tₓ（${unit.replace('个', '')}）`,
    x: '再购次数 x',
    customer: '一位顾客',
    none: '没有这样的顾客',
    summary: (x: number, tx: string, T: string, alive: string, expected: string, ahead: string) =>
      `首购于 ${T}前、再购 ${x} 次、末次购买时年龄为 ${tx}的顾客，仍为顾客的概率是 ${alive}，未来 ${ahead}期望购买 ${expected} 次。移动这个点试试：末次购买相同，之前买得越多，希望反而可能越小。`,
  },
}
