import { proxy, wrap } from 'comlink'
import { useEffect, useRef, useState } from 'preact/hooks'
import { leverNames, levers, noLever } from '../../core/policy/levers.ts'
import type { model } from '../../core/policy/model.ts'
import type { SearchStep } from '../../core/policy/searchMix.ts'
import type { Language } from '../../core/text.ts'
import type { MixSearchWorker } from '../../workers/mixSearch.worker.ts'
import { Spoken } from '../Summary.tsx'
import type { Live } from '../useStore.ts'

/** Runs of the network for each mix that the search tries. */
const runsOfSearch = 4

/** Lets the machine look for a mix within the budget, beside which readers may hold their own. */
export function MixSearch({ live, language }: { live: Live<typeof model>; language: Language }) {
  const t = words[language]
  const { store, values, seed } = live
  const [step, setStep] = useState<SearchStep | null>(null)
  const [state, setState] = useState<'idle' | 'running' | 'stopped' | 'done' | 'failed'>('idle')
  const worker = useRef<Worker | null>(null)
  const stop = (as: typeof state) => {
    worker.current?.terminate()
    worker.current = null
    setState(as)
  }
  useEffect(() => () => worker.current?.terminate(), [])
  // What was found holds for the budget and the worths it was sought for.
  const question = [values.budget, values.innovationValue, values.contractsPerCustomer, seed].join()
  useEffect(() => {
    stop('idle')
    setStep(null)
  }, [question])

  const start = () => {
    stop('running')
    setStep(null)
    worker.current = new Worker(new URL('../../workers/mixSearch.worker.ts', import.meta.url), {
      type: 'module',
    })
    worker.current.addEventListener('error', () => stop('failed'))
    wrap<MixSearchWorker>(worker.current)
      .search({ ...values, ...noLever, runs: runsOfSearch }, seed, proxy(setStep))
      .then(
        () => stop('done'),
        () => stop('failed'),
      )
  }
  const use = () => {
    if (!step) return
    store.set({ ...noLever, ...step.mix })
    store.settle()
  }

  const said = [
    state === 'idle' && t.idle,
    state === 'failed' && t.failed,
    step && (state === 'running' ? t.soFar : t.found)(step.net.toFixed(0), step.tried),
    state === 'running' && !step && t.begins,
  ].filter(Boolean)
  return (
    <div class="mix-search">
      <p>
        <button
          type="button"
          disabled={!live.ready}
          onClick={() => (state === 'running' ? stop('stopped') : start())}
        >
          {state === 'running' ? t.stop : t.start}
        </button>{' '}
        {step && (
          <button type="button" onClick={use}>
            {t.use}
          </button>
        )}
      </p>
      <p class="hint">{said.join(' ')}</p>
      <Spoken text={said.join(' ')} />
      {step && (
        <ul>
          {leverNames
            .filter((name) => step.mix[name] > 0)
            .map((name) => (
              <li key={name}>
                {levers[name].label[language]} <b>{step.mix[name].toFixed(2)}</b>
              </li>
            ))}
        </ul>
      )}
    </div>
  )
}

const words = {
  en: {
    start: 'Search for a mix',
    stop: 'Stop',
    use: 'Put it on the desk',
    idle: 'Find your own first; then let the machine look.',
    begins: 'Trying mixes…',
    failed: 'The search could not be run here.',
    soFar: (net: string, tried: number) => `Best so far: a net of ${net}, after ${tried} mixes.`,
    found: (net: string, tried: number) =>
      `A net of ${net}, on few runs, after ${tried} mixes. No single move betters it; another start might end elsewhere.`,
  },
  zh: {
    start: '搜索组合',
    stop: '停止',
    use: '放到决策台上',
    idle: '先自己找一找，再让机器来找。',
    begins: '正在尝试各种组合……',
    failed: '搜索无法在这里运行。',
    soFar: (net: string, tried: number) => `试过 ${tried} 种组合，目前最好的净收益为 ${net}。`,
    found: (net: string, tried: number) =>
      `试过 ${tried} 种组合，得到净收益 ${net}（运行次数较少）。任何单步调整都不能再改进它；换一个起点，也许会停在别处。`,
  },
}
