import { model, type FiniteValues } from '../../core/replicator/finiteModel.ts'
import type { Language } from '../../core/text.ts'
import { Band } from '../../figures/Area.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import { SeedControl } from '../SeedControl.tsx'
import { useStore } from '../useStore.ts'

interface SharingCrowdProps {
  language: Language
  controls?: readonly (keyof FiniteValues & string)[]
}

/** The sharing game among few: an ensemble of seeded runs beside the limit of infinite numbers. */
export default function SharingCrowd({
  language,
  controls = ['customers', 'enterprises', 'x0', 'y0', 'mutation'],
}: SharingCrowdProps) {
  const t = words[language]
  const { store } = useStore(model)
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      viewControls={<SeedControl store={store} language={language} />}
      series={({ result }) => ({
        time: result.times,
        ...Object.fromEntries(result.quantiles.map((q, i) => [`x_${q * 100}%`, result.x[i]])),
        ...Object.fromEntries(result.quantiles.map((q, i) => [`y_${q * 100}%`, result.y[i]])),
        meanFieldX: result.meanField.x,
        meanFieldY: result.meanField.y,
      })}
    >
      {({ result, values }) => {
        const { times, x, meanField, paths } = result
        const end = values.horizon
        return (
          <Plot
            x={{ domain: [0, end], label: t.time }}
            y={{ domain: [0, 1], label: t.share }}
            label={`${t.label} ${model.summary(result, values)[language]}`}
            height={380}
            margin={{ right: 16 }}
          >
            <Band xs={times} low={x[0]} high={x[4]} class="wash" />
            <Band xs={times} low={x[1]} high={x[3]} />
            {paths.map((path, i) => (
              <Line key={i} points={zip(times, path.x)} class="soft thin" />
            ))}
            <Line points={zip(times, meanField.x)} class="dashed" />
            <Line points={zip(times, x[2])} class="cool" />
            <Label
              x={end}
              y={x[2].at(-1)!}
              dx={-6}
              dy={x[2].at(-1)! > 0.5 ? 15 : -15}
              anchor="end"
              class="cool"
            >
              {t.median}
            </Label>
            <Label
              x={end * 0.42}
              y={meanField.x[Math.round(0.42 * 60)]}
              dx={-8}
              dy={meanField.x[Math.round(0.42 * 60)] > 0.5 ? -12 : 14}
              anchor="end"
            >
              {t.limit}
            </Label>
            <Label x={end * 0.02} y={0.04} class="soft">
              {t.bands}
            </Label>
          </Plot>
        )
      }}
    </ModelFigure>
  )
}

const zip = (a: readonly number[], b: readonly number[]): Point[] => a.map((value, i) => [value, b[i]])

const words = {
  en: {
    time: 'time (rounds of imitation)',
    share: 'share of customers who share',
    label: 'Runs of the sharing game in a finite community.',
    median: 'median run',
    limit: 'infinite numbers',
    bands: 'bands: half and nine tenths of runs; thin: six of them',
  },
  zh: {
    time: '时间（模仿的轮次）',
    share: '共享知识的顾客比例',
    label: '有限社区中共享博弈的多次模拟。',
    median: '中位数',
    limit: '人数无穷',
    bands: '色带：一半与九成的模拟；细线：其中六次',
  },
}
