import { useRef, useState } from 'preact/hooks'
import type { PurchaseModelId } from '../../core/loyalty/analysis/fitting.ts'
import type { Language } from '../../core/text.ts'
import { download } from '../download.ts'
import { Notes } from '../Notes.tsx'
import { DrawingDownloads } from '../DrawingDownloads.tsx'
import { LoadProblem } from '../LoadProblem.tsx'
import { Choice } from '../survey/controls.tsx'
import { words as common } from '../words.ts'
import { ContractPanel } from './ContractPanel.tsx'
import { CustomersTable } from './CustomersTable.tsx'
import { DataPanel } from './DataPanel.tsx'
import { stopDesk } from './desk.ts'
import { NumberField } from '../controls/NumberField.tsx'
import { GridPanels } from './GridPanel.tsx'
import { HoldoutPanel } from './HoldoutPanel.tsx'
import type { Initial } from './initial.ts'
import { ModelsPanel } from './ModelsPanel.tsx'
import { PeriodPanel } from './PeriodPanel.tsx'
import { Problem } from './Problem.tsx'
import { MODELS } from './settings.ts'
import { SurfacePanel } from './SurfacePanel.tsx'
import { unitName } from './text.ts'
import { TimelinePanel } from './TimelinePanel.tsx'
import { FrequencyPanel, TrackingChoice, TrackingPanel } from './TrackingPanel.tsx'
import { useAnalysis } from './useAnalysis.ts'
import { useLazy } from '../useLazy.ts'
import { ValuePanel } from './ValuePanel.tsx'

interface WorkbenchProps {
  language: Language
  initial: Initial
}

/** From a purchase log to who is still a customer, what they will buy, and what they are worth. */
export default function Workbench({ language, initial }: WorkbenchProps) {
  const t = words[language]
  const root = useRef<HTMLDivElement>(null)
  const analysis = useAnalysis(initial)
  const { settings, change, log, report, division, fits, fit, unusable, pictures, surface, over } = analysis
  const { judgements, worth, query, page, timeline, isExample } = analysis
  const { unit, shown, ahead } = settings
  const [said, setSaid] = useState('')
  const share = async () => {
    const link = analysis.link()
    try {
      await navigator.clipboard.writeText(link)
      setSaid(common[language].copied)
    } catch {
      setSaid(t.inAddress)
    }
  }
  const { part: later, again } = useLazy(analysis.ready, () => import('./laterPanels.ts'))
  const name = MODELS[shown].name
  const still = pictures.value && report && division.value
  const busyFit = !fit || pictures.busy

  return (
    <div
      class="survey-bench customer-bench not-content"
      ref={root}
      data-ready={analysis.ready ? '' : undefined}
    >
      <Notes
        title={common[language].linkIssues}
        notes={analysis.problems}
        language={language}
        onDismiss={analysis.dismiss}
      />
      <nav aria-label={t.road}>
        <ol class="road">
          {t.steps.map(([id, title]) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ol>
      </nav>

      <h2 id="log">{t.log}</h2>
      <DataPanel
        source={analysis.source}
        reading={analysis.reading}
        read={log.value}
        busy={log.busy}
        progress={log.progress}
        problem={log.problem ?? log.value?.problem ?? null}
        failed={log.problem !== null}
        stopped={log.stopped}
        language={language}
        onSource={analysis.open}
        onReading={analysis.setReading}
        onStop={stopDesk}
        onAgain={log.again}
      />
      <div class="tools">
        <div class="row">
          <button type="button" disabled={!isExample} onClick={() => void share()}>
            {common[language].share}
          </button>
          <button type="button" onClick={analysis.reset}>
            {common[language].reset}
          </button>
          <DrawingDownloads name="customers" language={language} within={root} />
          <span aria-live="polite">{isExample ? said : t.notShared}</span>
        </div>
      </div>

      {report && (
        <>
          <h2 id="periods">{t.periods}</h2>
          <PeriodPanel
            key={log.key}
            report={report}
            split={division.value}
            unit={unit}
            calibrationEnd={analysis.calibrationEnd}
            busy={division.busy}
            language={language}
            onChange={change}
          />
          {division.problem && (
            <Problem message={division.problem} language={language} onAgain={division.again} />
          )}
          <h3 id="customer">{t.customer}</h3>
          <TimelinePanel
            timeline={timeline.value}
            unit={unit}
            language={language}
            onCustomer={analysis.showCustomer}
          />

          <h2 id="models">{t.models}</h2>
          <ModelsPanel
            fits={fits}
            models={settings.models}
            split={division.value}
            hasAmounts={report.hasAmounts}
            unit={unit}
            language={language}
            onModels={(models) =>
              change({ models, ...(models.includes(shown) ? {} : { shown: models[0]! }) })
            }
            onStop={analysis.stop}
            onBegin={analysis.begin}
          />

          <div class="shown-model">
            <Choice<PurchaseModelId>
              label={t.shown}
              value={shown}
              options={settings.models.map((id) => [id, MODELS[id].name] as const)}
              onChange={(id) => change({ shown: id })}
            />
            <NumberField
              label={t.ahead(unitName(unit, language))}
              value={ahead}
              min={1}
              max={1000}
              language={language}
              onChange={(value) => change({ ahead: value })}
            />
          </div>

          {[...analysis.failures].map((message) => (
            <Problem key={message} message={message} language={language} onAgain={analysis.retry} />
          ))}
          {unusable && (
            <p class="problem" role="status">
              {t.unusable(name)}
            </p>
          )}
          {!unusable && (
            <>
              <h3 id="likelihood">{t.likelihood(name)}</h3>
              {fit && (
                <SurfacePanel
                  id={shown}
                  fit={fit}
                  surface={surface.busy ? undefined : surface.value}
                  over={over}
                  busy={surface.busy}
                  language={language}
                  onOver={(pair) => change({ over: pair })}
                />
              )}

              <h2 id="tracking">{t.tracking(name)}</h2>
              {still && (
                <div class="widget">
                  <div class="shown-model">
                    <TrackingChoice
                      step={pictures.value!.step}
                      tracking={settings.tracking}
                      language={language}
                      onTracking={(tracking) => change({ tracking })}
                    />
                  </div>
                  <div class={`pair ${busyFit ? 'busy' : ''}`} aria-busy={busyFit}>
                    <TrackingPanel
                      pictures={pictures.value!}
                      report={report}
                      split={division.value!}
                      name={name}
                      tracking={settings.tracking}
                      language={language}
                    />
                    <FrequencyPanel pictures={pictures.value!} name={name} language={language} />
                  </div>
                </div>
              )}

              <h2 id="alive">{t.alive(name)}</h2>
              {still && (
                <div class={busyFit ? 'busy' : ''} aria-busy={busyFit}>
                  <GridPanels
                    pictures={pictures.value!}
                    name={name}
                    unit={unit}
                    ahead={ahead}
                    language={language}
                  />
                </div>
              )}
            </>
          )}

          <h2 id="holdout">{t.holdout}</h2>
          {division.value && (
            <HoldoutPanel
              judgements={judgements.value}
              pictures={unusable ? undefined : pictures.value}
              split={division.value}
              unit={unit}
              name={name}
              busy={judgements.busy || (!unusable && busyFit)}
              language={language}
            />
          )}

          <h2 id="next">{t.next}</h2>
          {later ? (
            <later.NextPurchasePanel
              asked={analysis.nextPurchaseKey}
              name={fit && name}
              unit={unit}
              language={language}
              ask={analysis.askNextPurchase}
            />
          ) : (
            <StillToCome language={language} again={again} />
          )}

          <h2 id="segments">{t.segments}</h2>
          {later ? (
            <later.SegmentsPanel
              divided={analysis.divided}
              options={settings.segments}
              hasAmounts={report.hasAmounts}
              holdout={division.value?.holdout ?? 0}
              unit={unit}
              language={language}
              ask={analysis.askSegments}
              onChange={(part) => change({ segments: { ...settings.segments, ...part } })}
            />
          ) : (
            <StillToCome language={language} again={again} />
          )}

          <h2 id="value">{t.value}</h2>
          <ValuePanel
            settings={settings}
            worth={unusable ? undefined : worth.value}
            interval={analysis.interval}
            busy={worth.busy}
            hasAmounts={report.hasAmounts}
            language={language}
            onChange={change}
          />

          <h2 id="table">{t.table}</h2>
          <CustomersTable
            page={unusable ? undefined : page.value}
            query={query}
            hasAmounts={report.hasAmounts}
            hasHoldout={(division.value?.holdout ?? 0) > 0}
            unit={unit}
            ahead={ahead}
            name={name}
            busy={page.busy}
            language={language}
            onQuery={analysis.setQuery}
            onCustomer={(customer) => {
              analysis.showCustomer({ customer })
              document.getElementById('customer')?.scrollIntoView()
            }}
            onCsv={async () => {
              const csv = await analysis.csv()
              if (csv !== null) download('customers.csv', csv, 'text/csv')
            }}
          />
        </>
      )}

      <h2 id="contract">{t.contract}</h2>
      <p>{t.contractLead}</p>
      <ContractPanel first={initial.contract} language={language} />
    </div>
  )
}

/** Where a panel will be that is loaded when the page is there. */
function StillToCome({ language, again }: { language: Language; again: (() => void) | null }) {
  if (again) return <LoadProblem language={language} onAgain={again} />
  return (
    <div class="later">
      <noscript>
        <p class="hint">{words[language].needsScript}</p>
      </noscript>
    </div>
  )
}

const words = {
  en: {
    road: 'Steps',
    steps: [
      ['log', 'Log'],
      ['periods', 'Periods'],
      ['models', 'Models'],
      ['tracking', 'Tracking'],
      ['alive', 'Alive'],
      ['holdout', 'Holdout'],
      ['next', 'Next purchase'],
      ['segments', 'Segments'],
      ['value', 'Value'],
      ['table', 'Customers'],
      ['contract', 'Contracts'],
    ],
    log: 'The log',
    periods: 'Calibration and holdout',
    customer: 'One customer, two recencies',
    models: 'The models',
    shown: 'Model that the pictures show',
    ahead: (units: string) => `Look ahead (${units})`,
    unusable: (name: string) =>
      `The search for ${name} found no maximum inside, or was stopped: without estimates there is nothing to show of it. Often this means that the data need a simpler model, in which nobody leaves or all are alike. Choose another model.`,
    likelihood: (name: string) => `The likelihood of ${name}`,
    tracking: (name: string) => `What ${name} expects, and what came`,
    alive: (name: string) => `Who is still a customer, by ${name}`,
    holdout: 'On data the models have not seen',
    next: 'Time to the next purchase, and retention',
    segments: 'Segments of your customers',
    value: 'What the customers are worth',
    table: 'Customer by customer',
    contract: 'Customers under contract',
    contractLead:
      'Where leaving is seen, because a contract is not renewed, a table of survivors is enough. It needs no purchase log.',
    needsScript: 'This part is computed in the browser: it needs JavaScript.',
    inAddress: 'The link is in the address bar',
    notShared: 'Only the example can be shared by a link: your data stay here.',
  },
  zh: {
    road: '步骤',
    steps: [
      ['log', '记录'],
      ['periods', '时段'],
      ['models', '模型'],
      ['tracking', '对照'],
      ['alive', '是否仍在'],
      ['holdout', '检验'],
      ['next', '下次购买'],
      ['segments', '分群'],
      ['value', '价值'],
      ['table', '顾客'],
      ['contract', '合约'],
    ],
    log: '购买记录',
    periods: '校准期与检验期',
    customer: '一位顾客，两种近度',
    models: '模型',
    shown: '各图所用的模型',
    ahead: (units: string) => `向前展望（${units.replace('个', '')}）`,
    unusable: (name: string) =>
      `${name} 的搜索没有找到内部极大值，或已被停止：没有估计值，也就没有可以显示的结果。这往往说明数据适合更简单的模型，比如没有人离开，或人人都一样。请换一个模型。`,
    likelihood: (name: string) => `${name} 的似然`,
    tracking: (name: string) => `${name} 的期望与实际`,
    alive: (name: string) => `谁还是顾客（${name}）`,
    holdout: '在模型没见过的数据上',
    next: '距下次购买的时间与留存',
    segments: '顾客分群',
    value: '顾客的价值',
    table: '逐位顾客',
    contract: '合约顾客',
    contractLead: '如果离开是看得见的——合约不再续签——有一张留存人数表就够了，不需要购买记录。',
    needsScript: '这一部分由浏览器计算，需要 JavaScript。',
    inAddress: '链接已在地址栏中',
    notShared: '只有示例可以用链接分享：你的数据留在这里。',
  },
} as const
