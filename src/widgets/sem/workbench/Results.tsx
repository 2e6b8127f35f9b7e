import { useId, useState } from 'preact/hooks'
import type { SemResult } from '../../../core/sem/fitModel.ts'
import type { ModificationIndex } from '../../../core/sem/modificationIndices.ts'
import type { SemOptions } from '../../../core/sem/options.ts'
import type { Language } from '../../../core/text.ts'
import { coefficient } from '../../../figures/path-diagram/valueText.ts'
import { LoadProblem } from '../../LoadProblem.tsx'
import { useLazy } from '../../useLazy.ts'
import { EstimateTable } from '../EstimateTable.tsx'
import type { KeptModel } from './ComparePanel.tsx'
import type { LoadedData } from './dataSource.ts'
import type { Fit } from './useFit.ts'

interface ResultsProps {
  fit: Fit
  /** The text that was fitted. */
  model: string
  options: SemOptions
  loaded: LoadedData
  language: Language
  onFree: (index: ModificationIndex) => void
  onOpen: (kept: KeptModel) => void
}

const tabs = [
  'estimates',
  'fit',
  'residuals',
  'modification',
  'bootstrap',
  'power',
  'compare',
  'report',
] as const
type Tab = (typeof tabs)[number]

/** All that follows from the fit, a tab each; models can be kept, and compared with those that follow. */
export function Results(props: ResultsProps) {
  const { fit, model, options, language, onOpen } = props
  const t = words[language]
  const id = useId()
  const [tab, setTab] = useState<Tab>('estimates')
  const [kept, setKept] = useState<readonly KeptModel[]>([])
  const keep = () => {
    if (!fit.result) return
    setKept([...kept, { name: t.keptName(kept.length + 1), model, options, result: fit.result }])
  }
  const moveTab = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!by) return
    const next = tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length]!
    setTab(next)
    ;(event.currentTarget as HTMLElement)
      .querySelector<HTMLElement>(`#${CSS.escape(`${id}-${next}`)}`)
      ?.focus()
  }
  return (
    <div class="lab results">
      <div class="tabs" role="tablist" aria-label={t.results} onKeyDown={moveTab}>
        {tabs.map((each) => (
          <button
            key={each}
            id={`${id}-${each}`}
            type="button"
            role="tab"
            aria-selected={tab === each}
            tabIndex={tab === each ? 0 : -1}
            aria-controls={`${id}-panel`}
            onClick={() => setTab(each)}
          >
            {t.tabs[each]}
          </button>
        ))}
      </div>
      <div
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${tab}`}
        class={fit.result ? '' : 'stale'}
      >
        <TabPanel
          {...props}
          tab={tab}
          kept={kept}
          onKeep={keep}
          onOpen={onOpen}
          onDrop={(each) => setKept(kept.filter((other) => other !== each))}
        />
      </div>
    </div>
  )
}

interface TabPanelProps extends ResultsProps {
  tab: Tab
  kept: readonly KeptModel[]
  onKeep: () => void
  onDrop: (kept: KeptModel) => void
}

/**
 * What the tab shows; all but the estimates is loaded when it is first opened. Bootstrap and power stay where they are
 * when another tab is opened: their runs go on, and what they found is not lost.
 */
function TabPanel(props: TabPanelProps) {
  const { tab, language, fit, loaded, options, model } = props
  // While a text has a mistake or is being fitted, what followed from the last one stays.
  const result = fit.result ?? fit.last
  const t = words[language]
  const lazy = {
    fit: useLazy(tab === 'fit', () => import('./FitPanel.tsx')),
    residuals: useLazy(tab === 'residuals', () => import('./ResidualMap.tsx')),
    modification: useLazy(tab === 'modification', () => import('./ModificationPanel.tsx')),
    bootstrap: useLazy(tab === 'bootstrap', () => import('./BootstrapPanel.tsx')),
    power: useLazy(tab === 'power', () => import('./PowerPanel.tsx')),
    compare: useLazy(tab === 'compare', () => import('./ComparePanel.tsx')),
    report: useLazy(tab === 'report', () => import('./ReportPanel.tsx')),
  }
  if (!result) return <p>{t.nothing}</p>
  const { fit: fits, residuals, modification, bootstrap, power, compare, report } = lazy
  const now = tab === 'estimates' ? null : lazy[tab]
  const long = { source: model, data: loaded.data, options, result, language }
  return (
    <>
      {tab === 'estimates' && <Estimates result={result} language={language} />}
      {tab === 'fit' && fits.part && <fits.part.FitPanel result={result} language={language} />}
      {tab === 'residuals' && residuals.part && (
        <residuals.part.ResidualMap result={result} language={language} />
      )}
      {tab === 'modification' && modification.part && (
        <modification.part.ModificationPanel result={result} language={language} onFree={props.onFree} />
      )}
      {bootstrap.part && (
        <div hidden={tab !== 'bootstrap'}>
          <bootstrap.part.BootstrapPanel {...long} />
        </div>
      )}
      {power.part && (
        <div hidden={tab !== 'power'}>
          <power.part.PowerPanel {...long} />
        </div>
      )}
      {tab === 'compare' && compare.part && (
        <compare.part.ComparePanel
          kept={props.kept}
          current={fit.result}
          language={language}
          onKeep={props.onKeep}
          onOpen={props.onOpen}
          onDrop={props.onDrop}
        />
      )}
      {tab === 'report' && report.part && (
        <report.part.ReportPanel {...{ result, model, options, loaded, language }} />
      )}
      {now?.again && <LoadProblem language={language} onAgain={now.again} />}
      {now && !now.part && !now.again && <p class="hint">…</p>}
    </>
  )
}

function Estimates({ result, language }: { result: SemResult; language: Language }) {
  const t = words[language]
  const dependents = Object.entries(result.r2)
  return (
    <>
      <EstimateTable
        caption={t.tabs.estimates}
        rows={result.parameters}
        groups={result.table.groups}
        language={language}
      />
      <p>
        {t.explained} {dependents.map(([variable, r2]) => `${variable} ${coefficient(r2 ?? NaN)}`).join(', ')}
      </p>
    </>
  )
}

const words = {
  en: {
    results: 'Results',
    tabs: {
      estimates: 'Estimates',
      fit: 'Fit',
      residuals: 'Residuals',
      modification: 'Modification indices',
      bootstrap: 'Bootstrap',
      power: 'Power',
      compare: 'Compare',
      report: 'Report',
    },
    nothing: 'As soon as the model can be fitted, the results stand here.',
    explained: 'R²:',
    keptName: (k: number) => `model ${k}`,
  },
  zh: {
    results: '结果',
    tabs: {
      estimates: '估计值',
      fit: '拟合',
      residuals: '残差',
      modification: '修正指数',
      bootstrap: '自助法',
      power: '统计功效',
      compare: '比较',
      report: '报告',
    },
    nothing: '模型一旦可以拟合，结果就显示在这里。',
    explained: 'R²：',
    keptName: (k: number) => `模型 ${k}`,
  },
}
