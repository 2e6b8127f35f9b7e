import { Dot } from '../Dot.tsx'
import { Label } from '../Label.tsx'
import { Line, type Point } from '../Line.tsx'
import { Plot } from '../Plot.tsx'

interface ScreePlotProps {
  eigenvalues: readonly number[]
  /** A percentile of the eigenvalues of noise. */
  noise: readonly number[]
  /** How many rise above the noise. */
  suggested: number
  words: {
    readonly x: string
    readonly y: string
    readonly noise: string
    readonly one: string
    readonly label: string
  }
}

/** Eigenvalues in falling order, with those of noise and with the line at 1. */
export function ScreePlot({ eigenvalues, noise, suggested, words }: ScreePlotProps) {
  const shown = Math.min(eigenvalues.length, 20)
  const points = (values: readonly number[]) =>
    values.slice(0, shown).map((value, i): Point => [i + 1, value])
  const step = shown > 12 ? 2 : 1
  const ticks = Array.from({ length: shown }, (_, i) => i + 1).filter((i) => (i - 1) % step === 0)
  const last = Math.min(shown, noise.length)
  return (
    <Plot
      x={{ domain: [0.5, shown + 0.5], label: words.x, ticks }}
      y={{ domain: [0, Math.max(eigenvalues[0] ?? 1, 2) * 1.06], label: words.y }}
      label={words.label}
      height={360}
    >
      <Line
        points={[
          [0.5, 1],
          [shown + 0.5, 1],
        ]}
        class="rule"
      />
      <Line points={points(noise)} class="cool" />
      <Line points={points(eigenvalues)} />
      {points(eigenvalues).map(([i, value]) => (
        <Dot key={i} x={i} y={value} radius={5} class={i <= suggested ? 'start' : 'unstable'} />
      ))}
      <Label x={last} y={noise[last - 1] ?? 1} dy={-16} anchor="end" class="cool">
        {words.noise}
      </Label>
      <Label x={0.5} y={1} dx={6} dy={12} class="soft">
        {words.one}
      </Label>
    </Plot>
  )
}
