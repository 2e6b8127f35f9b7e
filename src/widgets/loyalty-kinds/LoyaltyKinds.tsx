import { KINDS, model, type Kind } from '../../core/loyalty/kinds/model.ts'
import { percent } from '../../core/loyalty/percent.ts'
import type { Language } from '../../core/text.ts'
import { Area } from '../../figures/Area.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { PresetControl } from '../controls/PresetControl.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import { SeedControl } from '../SeedControl.tsx'
import { useStore, type Live } from '../useStore.ts'
import { Responses } from './Responses.tsx'

interface LoyaltyKindsProps {
  language: Language
  controls?: readonly (keyof (typeof model)['parameters'] & string)[]
}

/** Customers by attitude and repeat rate in four quadrants, and what becomes of each kind when something changes. */
export default function LoyaltyKinds({
  language,
  controls = ['meanAttitude', 'meanLockIn', 'lockInRemoved', 'obstaclesRemoved', 'discount'],
}: LoyaltyKindsProps) {
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
      series={({ result: { kinds } }) => ({
        kind: kinds.map(({ kind }) => kind),
        share: kinds.map(({ share }) => share),
        repeat: kinds.map(({ repeat }) => repeat),
        afterRelease: kinds.map(({ afterRelease }) => afterRelease),
        afterClearing: kinds.map(({ afterClearing }) => afterClearing),
        afterDiscount: kinds.map(({ afterDiscount }) => afterDiscount),
      })}
    >
      {(live) => (
        <>
          <Quadrants live={live} language={language} />
          <Responses live={live} language={language} />
        </>
      )}
    </ModelFigure>
  )
}

/** Room above and below the rates for the quadrants' names. */
const [low, high] = [-0.14, 1.14]

/** Where each quadrant's name stands: at its outer corner. */
const corners: Record<Kind, { x: -1 | 1; y: 0 | 1 }> = {
  true: { x: 1, y: 1 },
  latent: { x: 1, y: 0 },
  spurious: { x: -1, y: 1 },
  none: { x: -1, y: 0 },
}

function Quadrants({ live: { values, result }, language }: { live: Live<typeof model>; language: Language }) {
  const t = words[language]
  const { threshold } = values
  const end = 5.5
  const { devoted, captive } = result
  return (
    <Plot
      x={{ domain: [-end, end], label: t.attitude, ticks: [-4, -2, 0, 2, 4] }}
      y={{
        domain: [low, high],
        label: t.repeat,
        ticks: [0, 0.25, 0.5, 0.75, 1],
        format: (y) => percent(y),
      }}
      label={`${t.label} ${model.summary(result, values)[language]}`}
      height={380}
      margin={{ top: 10, left: 78 }}
    >
      <Area
        outline={[
          [-end, threshold],
          [0, threshold],
          [0, high],
          [-end, high],
        ]}
        class="wash"
      />
      <Area
        outline={[
          [0, threshold],
          [end, threshold],
          [end, high],
          [0, high],
        ]}
      />
      {result.customers.map(
        ({ attitude, repeat }, i) =>
          Math.abs(attitude) < end && <Dot key={i} x={attitude} y={repeat} radius={2.2} class="customer" />,
      )}
      <Line
        points={[
          [0, low],
          [0, high],
        ]}
        class="soft thin"
      />
      <Line
        points={[
          [-end, threshold],
          [end, threshold],
        ]}
        class="soft thin"
      />
      {captive && (
        <>
          <Line
            points={[
              [captive.attitude, captive.repeat],
              [devoted.attitude, devoted.repeat],
            ]}
            class="accent dotted"
          />
          <Line
            points={[
              [captive.attitude, captive.repeat],
              [captive.attitude, captive.afterRelease],
            ]}
            class="accent"
          />
          <Dot x={captive.attitude} y={captive.afterRelease} radius={5} class="twin after" />
          <Dot x={captive.attitude} y={captive.repeat} radius={6} class="start" mark="captive" />
          <Label x={captive.attitude} y={captive.repeat} dx={-11} anchor="end" class="accent" mark="captive">
            {t.captive}
          </Label>
        </>
      )}
      <Dot x={devoted.attitude} y={devoted.repeat} radius={6} class="start" mark="devoted" />
      <Label x={devoted.attitude} y={devoted.repeat} dx={11} class="accent" mark="devoted">
        {t.devoted}
      </Label>
      {KINDS.map((kind, i) => {
        const { x, y } = corners[kind]
        return (
          <Label
            key={kind}
            x={x * end}
            y={y === 1 ? high : low}
            dx={-10 * x}
            dy={y === 1 ? 16 : -15}
            anchor={x === 1 ? 'end' : 'start'}
            class="strong"
          >
            {t.kinds[kind]} {percent(result.kinds[i]!.share)}
          </Label>
        )
      })}
    </Plot>
  )
}

const words = {
  en: {
    attitude: 'relative attitude, a',
    repeat: 'repeat rate',
    label: 'Customers by attitude and repeat rate.',
    captive: 'captive',
    devoted: 'devoted',
    kinds: { true: 'loyal', latent: 'latent', spurious: 'spurious', none: 'not loyal' },
  },
  zh: {
    attitude: '相对态度 a',
    repeat: '再购率',
    label: '以态度和再购率为坐标的顾客。',
    captive: '被锁定者',
    devoted: '倾心者',
    kinds: { true: '真忠诚', latent: '潜在忠诚', spurious: '虚假忠诚', none: '不忠诚' },
  },
}
