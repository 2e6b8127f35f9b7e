import { range } from 'd3-array'
import type { ValuesOf } from '../../core/model/model.ts'
import { craftSurplus, regimeMap, type Regime } from '../../core/retention/mass-customisation/economics.ts'
import { model } from '../../core/retention/mass-customisation/model.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { HeatMap } from '../../figures/HeatMap.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { Curves } from '../../figures/cube/MonthPlot.tsx'
import { PresetControl } from '../controls/PresetControl.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import { useStore, type Live } from '../useStore.ts'

type PlantValues = ValuesOf<typeof model>

interface VarietyProps {
  language: Language
  controls?: readonly (keyof PlantValues & string)[]
}

/** What is left a unit as options are added; below, which way of producing is best over volume and taste. */
export default function Variety({
  language,
  controls = ['modularity', 'information', 'searchCost', 'modules', 'setupCost', 'craftCost'],
}: VarietyProps) {
  const { store } = useStore(model)
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      viewControls={controls.length > 0 && <PresetControl store={store} language={language} />}
      series={({ values, result }) => ({
        options: result.curve.map((each) => each.options),
        variants: result.curve.map((each) => each.variants),
        fit: result.curve.map((each) => each.fit),
        unitCost: result.curve.map((each) => each.unitCost),
        confusion: result.curve.map((each) => each.confusion),
        surplus: result.curve.map((each) => each.surplus),
        craftSurplus: result.curve.map(() => craftSurplus(values)),
      })}
    >
      {(live) => (
        <>
          <SurplusByOptions live={live} language={language} />
          <Regimes live={live} language={language} />
        </>
      )}
    </ModelFigure>
  )
}

const domain = [-40, 160] as const

function SurplusByOptions({ live, language }: { live: Live<typeof model>; language: Language }) {
  const t = words[language]
  const { values, result, pinned, store } = live
  const { curve, best, craft, offered } = result
  const most = curve.length
  const line = (of: (each: (typeof curve)[number]) => number) =>
    curve.map((each) => [each.options, of(each)] as const)
  const within = (y: number) => Math.min(Math.max(y, domain[0]), domain[1])
  return (
    <Plot
      x={{ domain: [1, most], label: t.options, ticks: [1, 3, 5, 7, 9, 11] }}
      y={{ domain: [...domain], label: t.money, ticks: [0, 50, 100, 150] }}
      label={`${t.label} ${model.summary(result, values)[language]}`}
      height={320}
      margin={{ top: 12, right: 104, left: 66 }}
      handles={
        <Handle
          x={values.options}
          y={within(offered.surplus)}
          along="x"
          stepX={1}
          label={model.parameters.options.label[language]}
          text={t.at(values.options, offered.surplus)}
          onMove={(x) => store.set({ options: Math.round(x) })}
          onSettle={store.settle}
        />
      }
    >
      <Line
        points={[
          [1, 0],
          [most, 0],
        ]}
        class="rule"
      />
      {pinned && (
        <Line points={pinned.result.curve.map((each) => [each.options, each.surplus])} class="ghost" />
      )}
      <Curves
        domain={domain}
        distance={0.07}
        curves={[
          { points: line((each) => values.tasteWeight * each.fit), name: t.fit, class: 'soft', mark: 'fit' },
          { points: line((each) => each.unitCost), name: t.cost, class: 'dashed', mark: 'cost' },
          { points: line((each) => each.confusion), name: t.search, class: 'dotted', mark: 'search' },
          { points: line(() => craft), name: t.craft, class: 'cool', mark: 'craft' },
          { points: line((each) => each.surplus), name: t.surplus, class: 'accent', mark: 'surplus' },
        ]}
      />
      <Dot x={best.options} y={within(best.surplus)} radius={5} class="unstable" />
      <Dot x={values.options} y={within(offered.surplus)} radius={8} class="start" />
    </Plot>
  )
}

/** Volumes evenly spaced in their logarithm: a workshop and a factory on one axis. */
const logs = range(48).map((i) => Math.log10(50) + ((Math.log10(20000) - Math.log10(50)) * (i + 0.5)) / 48)
const tastes = range(40).map((j) => 2.5 + 5 * j)

const looks: Record<Regime, string> = { craft: 'one', mass: 'none', massCustomisation: 'both-2' }

function Regimes({ live, language }: { live: Live<typeof model>; language: Language }) {
  const t = words[language]
  const { values, result, store } = live
  const map = regimeMap(
    values,
    result.curve.length,
    logs.map((log) => 10 ** log),
    tastes,
  )
  const [low, high] = [Math.log10(50), Math.log10(20000)]
  const at = Math.log10(values.volume)
  const shown = (Object.keys(looks) as Regime[]).flatMap((regime) => {
    const cells = map.flatMap((row, j) =>
      row.flatMap((cell, i) => (cell === regime ? [[logs[i], tastes[j]] as const] : [])),
    )
    if (cells.length < 60) return []
    const middle = cells.reduce((sum, [x, y]) => [sum[0] + x, sum[1] + y], [0, 0])
    const [cx, cy] = [middle[0] / cells.length, middle[1] / cells.length]
    // The cell of the region that is nearest its centre: a bent region's centre may lie outside it.
    const place = cells.reduce((best, cell) =>
      (cell[0] - cx) ** 2 + ((cell[1] - cy) / 80) ** 2 < (best[0] - cx) ** 2 + ((best[1] - cy) / 80) ** 2
        ? cell
        : best,
    )
    return [{ regime, place }]
  })
  return (
    <Plot
      x={{
        domain: [low, high],
        label: t.volume,
        ticks: [2, 3, 4],
        format: (log) => (10 ** log).toLocaleString('en'),
      }}
      y={{ domain: [0, 200], label: t.taste, ticks: [0, 50, 100, 150, 200] }}
      label={t.mapLabel}
      height={300}
      margin={{ top: 12, right: 104, left: 66 }}
      onPlace={(x, y) => {
        store.set({ volume: Math.round(10 ** x), tasteWeight: Math.round(y) })
        store.settle()
      }}
      handles={
        <Handle
          x={at}
          y={values.tasteWeight}
          stepX={0.05}
          stepY={1}
          label={t.here}
          text={t.hereText(values.volume, values.tasteWeight, t.regimes[result.regime])}
          onMove={(x, y) =>
            store.set({
              volume: Math.min(Math.max(Math.round(10 ** x), 50), 20000),
              tasteWeight: Math.round(y),
            })
          }
          onSettle={store.settle}
        />
      }
    >
      <HeatMap xs={logs} ys={tastes} classOf={(i, j) => looks[map[j][i]]} />
      {shown.map(({ regime, place: [x, y] }) => {
        const left = Math.min(Math.max(x, low + 0.5), high - 0.6)
        const covered = Math.abs(left - at) < 0.7 && Math.abs(y - values.tasteWeight) < 16
        return (
          <Label key={regime} x={left} y={y} dy={covered ? 26 : 0} anchor="middle" class="strong">
            {t.regimes[regime]}
          </Label>
        )
      })}
      <Dot x={at} y={values.tasteWeight} radius={8} class="start" />
    </Plot>
  )
}

const words = {
  en: {
    options: 'options a module, k',
    money: 'money a unit',
    fit: 'value of fit',
    cost: 'unit cost',
    search: 'confusion',
    craft: 'craft leaves',
    surplus: 'what is left',
    label: 'What is left a unit against the options of each module.',
    at: (k: number, left: number) => `${k} options leave ${left.toFixed(1)}`,
    volume: 'customers served a year, n',
    taste: 'weight of taste, t',
    mapLabel: 'Which way of producing is best over volume and weight of taste.',
    here: 'Volume and weight of taste',
    hereText: (n: number, taste: number, regime: string) => `volume ${n}, taste ${taste}: ${regime}`,
    regimes: { craft: 'craft', mass: 'one standard offer', massCustomisation: 'mass customisation' },
  },
  zh: {
    options: '每个模块的选项数 k',
    money: '每单位金额',
    fit: '合意的价值',
    cost: '单位成本',
    search: '选择负担',
    craft: '手工的剩余',
    surplus: '剩余',
    label: '每单位剩余随每个模块选项数的变化。',
    at: (k: number, left: number) => `${k} 个选项，剩余 ${left.toFixed(1)}`,
    volume: '每年服务的顾客数 n',
    taste: '口味的分量 t',
    mapLabel: '产量与口味分量不同时，哪种生产方式最优。',
    here: '产量与口味的分量',
    hereText: (n: number, taste: number, regime: string) => `产量 ${n}，口味 ${taste}：${regime}`,
    regimes: { craft: '手工定制', mass: '单一标准产品', massCustomisation: '大规模定制' },
  },
}
