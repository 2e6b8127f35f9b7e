import type { Signal } from '@preact/signals'
import type { SplitReport } from '../../core/loyalty/analysis/customerDesk.ts'
import type { Fit, PurchaseModelId } from '../../core/loyalty/analysis/fitting.ts'
import type { TimeUnit } from '../../core/loyalty/purchases/timeUnit.ts'
import type { Language } from '../../core/text.ts'
import { problemText } from './problemText.ts'
import { Many } from '../survey/controls.tsx'
import { MODEL_IDS, MODELS, symbolOf } from './settings.ts'
import { count, decimal, digits, unitName } from './text.ts'
import type { FitId, FitProgress, Fits, FitState } from './useFits.ts'
import { Scrolling } from '../Scrolling.tsx'
import { Summary } from '../Summary.tsx'

interface ModelsPanelProps {
  fits: Fits
  models: readonly PurchaseModelId[]
  split: SplitReport | undefined
  hasAmounts: boolean
  unit: TimeUnit
  language: Language
  onModels: (models: readonly PurchaseModelId[]) => void
  onStop: (id: FitId) => void
  onBegin: (id: FitId) => void
}

const spendNames = ['p', 'q', 'gamma'] as const

/** The models side by side: estimates, errors, likelihood, criteria, and whether the search came to its end. */
export function ModelsPanel(props: ModelsPanelProps) {
  const { fits, models, split, hasAmounts, unit, language, onModels } = props
  const t = words[language]
  const done = models.flatMap((id) => {
    const state = fits[id]
    return state?.state === 'done' && state.fit.converged ? [{ id, fit: state.fit }] : []
  })
  const best = (of: (fit: Fit) => number) =>
    done.length < 2 ? undefined : done.reduce((a, b) => (of(b.fit) < of(a.fit) ? b : a)).id
  const [byAic, byBic] = [best((fit) => fit.aic), best((fit) => fit.bic)]
  // Within two of the best nothing is decided.
  const lowest = Math.min(...done.map(({ fit }) => fit.aic))
  const nearBest = done.filter(({ id, fit }) => id !== byAic && fit.aic < lowest + 2).map(({ id }) => id)
  const spends = fits.gammagamma
  return (
    <div class="widget">
      <Many
        label={t.which}
        value={models}
        options={MODEL_IDS.map((id) => [id, MODELS[id].name, t.about[id]] as const)}
        onChange={(chosen) => chosen.length > 0 && onModels(chosen as PurchaseModelId[])}
      />
      <Scrolling class="stat-scroll" label={t.caption}>
        <table class="table stat fits">
          <caption>
            {t.captionOf(split ? count(split.customers) : '', split ? count(split.histories) : '')}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t.model}</th>
              <th scope="col" class="estimates">
                {t.estimates}
              </th>
              <th scope="col">{t.logLikelihood}</th>
              <th scope="col">AIC</th>
              <th scope="col">BIC</th>
              <th scope="col">{t.search}</th>
            </tr>
          </thead>
          <tbody>
            {models.map((id) => (
              <Row
                key={id}
                id={id}
                name={MODELS[id].name}
                parameters={MODELS[id].parameters}
                state={fits[id]}
                bestAic={byAic === id}
                bestBic={byBic === id}
                {...props}
              />
            ))}
          </tbody>
        </table>
      </Scrolling>
      <Summary
        text={
          byAic && byBic
            ? t.summary(
                MODELS[byAic].name,
                MODELS[byBic].name,
                nearBest.map((id) => MODELS[id].name),
                done.map(({ id, fit }) => `${MODELS[id].name} ${decimal(fit.logLikelihood)}`).join(t.comma),
              )
            : ''
        }
      />
      <p class="hint">{t.units(unitName(unit, language))}</p>
      {hasAmounts && (
        <>
          <Scrolling class="stat-scroll" label={t.spends}>
            <table class="table stat fits">
              <caption>{t.spendsOf(split ? count(split.paying) : '')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t.model}</th>
                  <th scope="col" class="estimates">
                    {t.estimates}
                  </th>
                  <th scope="col">{t.logLikelihood}</th>
                  <th scope="col">AIC</th>
                  <th scope="col">BIC</th>
                  <th scope="col">{t.search}</th>
                </tr>
              </thead>
              <tbody>
                <Row id="gammagamma" name="Gamma-Gamma" parameters={spendNames} state={spends} {...props} />
              </tbody>
            </table>
          </Scrolling>
          {split && spends?.state === 'done' && spends.fit.converged && (
            <p class="summary">
              {t.assumption(
                decimal(split.correlation, 3),
                split.repeaters - split.paying,
                meanSpend(spends.fit),
              )}
            </p>
          )}
        </>
      )}
    </div>
  )
}

/** p γ/(q − 1), what a purchase of a new customer is worth. */
function meanSpend({ parameters: { p, q, gamma } }: Fit): string {
  return q! > 1 ? decimal((p! * gamma!) / (q! - 1)) : '∞'
}

interface RowProps extends ModelsPanelProps {
  id: FitId
  name: string
  parameters: readonly string[]
  state: FitState | undefined
  bestAic?: boolean
  bestBic?: boolean
}

function Row({ id, name, parameters, state, bestAic, bestBic, language, onStop, onBegin }: RowProps) {
  const t = words[language]
  const fit = state?.state === 'done' ? state.fit : null
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="estimates">
        {fit &&
          parameters.map((parameter) => (
            <span key={parameter}>
              <i>{symbolOf(parameter)}</i> {digits(fit.parameters[parameter]!)}{' '}
              <span class="se" title={t.standardError}>
                ({fit.standardErrors ? digits(fit.standardErrors[parameter]!) : '–'})
              </span>
            </span>
          ))}
        {state?.state === 'running' && <progress aria-label={t.fitting(name)} />}
      </td>
      <td>
        {fit && decimal(fit.logLikelihood)}
        {state?.state === 'running' && <BestYet progress={state.progress} />}
      </td>
      <td class={bestAic ? 'best' : ''}>
        {fit?.converged && `${decimal(fit.aic, 1)}${bestAic ? ' ◂' : ''}`}
      </td>
      <td class={bestBic ? 'best' : ''}>
        {fit?.converged && `${decimal(fit.bic, 1)}${bestBic ? ' ◂' : ''}`}
      </td>
      <td class="words">
        {fit &&
          (fit.converged ? t.converged(fit.evaluations) : <span class="problem">{t.notConverged}</span>)}
        {(state?.state === 'running' || state?.state === 'waiting') && (
          <>
            {state.state === 'waiting' ? (
              t.waiting
            ) : (
              <Evaluations progress={state.progress} language={language} />
            )}{' '}
            <button type="button" class="quiet" onClick={() => onStop(id)}>
              {t.stop}
            </button>
          </>
        )}
        {state?.state === 'stopped' && (
          <button type="button" class="quiet" onClick={() => onBegin(id)}>
            {t.begin}
          </button>
        )}
        {state?.state === 'failed' && <span class="problem">{problemText(state.message)[language]}</span>}
        {!state && '…'}
      </td>
    </tr>
  )
}

interface ProgressProps {
  progress: Signal<FitProgress>
}

function Evaluations({ progress, language }: ProgressProps & { language: Language }) {
  return <>{words[language].running(progress.value.evaluations)}</>
}

function BestYet({ progress }: ProgressProps) {
  const { logLikelihood } = progress.value
  return <>{logLikelihood !== null && `≥ ${decimal(logLikelihood)}`}</>
}

const words = {
  en: {
    which: 'Models of when customers buy and leave',
    about: {
      nbd: 'Nobody ever leaves',
      bgnbd: 'Customers may leave after a repeat purchase',
      mbgnbd: 'Customers may leave after any purchase, the first one too',
      paretonbd: 'Customers may leave at any moment',
    },
    caption: 'Models fitted',
    captionOf: (customers: string, histories: string) =>
      `Maximum likelihood on ${customers} customers, of ${histories} different histories; in brackets standard errors, and evaluations of the likelihood`,
    spends: 'Worth of purchases',
    spendsOf: (customers: string) =>
      `Worth of a purchase, on ${customers} customers who bought again and paid`,
    model: 'Model',
    estimates: 'Estimates (standard errors)',
    logLikelihood: 'Log-likelihood',
    search: 'Converged',
    standardError: 'standard error',
    fitting: (name: string) => `${name} is being fitted`,
    converged: (n: number) => (n > 0 ? `yes (${count(n)})` : 'yes'),
    notConverged: 'no: these are no estimates',
    running: (n: number) => `${count(n)} evaluations so far`,
    waiting: 'waiting',
    stop: 'Stop',
    begin: 'Stopped. Fit again',
    comma: ', ',
    summary: (byAic: string, byBic: string, near: readonly string[], list: string) =>
      `Log-likelihoods: ${list}. ${byAic === byBic ? `By AIC and BIC ${byAic} is best.` : `By AIC ${byAic} is best, by BIC ${byBic}.`}${near.length > 0 ? ` ${near.join(' and ')} cannot be told from it: less than 2 of AIC apart.` : ''} Fit is not foresight: look at how the models do in the holdout.`,
    units: (unit: string) =>
      `Time in ${unit}: α and β change with the unit, r, a, b and s do not. The log-likelihoods compare with each other and with lifetimes and CLVTools for the same data and unit.`,
    assumption: (r: string, unpaid: number, mean: string) =>
      `A purchase of somebody new is expected to be worth ${mean}. The model takes it that how often and how much are unrelated: here their correlation is ${r}.${unpaid > 0 ? ` ${count(unpaid)} repeat buyers paid nothing and are left out of this fit.` : ''}`,
  },
  zh: {
    which: '关于顾客何时购买、何时离开的模型',
    about: {
      nbd: '从不离开',
      bgnbd: '再购之后可能离开',
      mbgnbd: '任何一次购买之后都可能离开，首购也不例外',
      paretonbd: '任意时刻都可能离开',
    },
    caption: '拟合的模型',
    captionOf: (customers: string, histories: string) =>
      `最大似然估计，${customers} 位顾客，共 ${histories} 种不同的历史；括号内为标准误与似然求值次数`,
    spends: '单次购买的价值',
    spendsOf: (customers: string) => `单次购买的价值，用 ${customers} 位有再购且有消费额的顾客估计`,
    model: '模型',
    estimates: '估计值（标准误）',
    logLikelihood: '对数似然',
    search: '收敛',
    standardError: '标准误',
    fitting: (name: string) => `正在拟合 ${name}`,
    converged: (n: number) => (n > 0 ? `是（${count(n)}）` : '是'),
    notConverged: '否：不能当作估计',
    running: (n: number) => `已求值 ${count(n)} 次`,
    waiting: '等待中',
    stop: '停止',
    begin: '已停止。重新拟合',
    comma: '，',
    summary: (byAic: string, byBic: string, near: readonly string[], list: string) =>
      `对数似然：${list}。${byAic === byBic ? `按 AIC 和 BIC 都以 ${byAic} 最好。` : `按 AIC 以 ${byAic} 最好，按 BIC 以 ${byBic} 最好。`}${near.length > 0 ? `${near.join('、')} 与它难分高下：AIC 相差不到 2。` : ''}拟合得好不等于预测得准，还要看各模型在检验期的表现。`,
    units: (unit: string) =>
      `时间单位为${unit}：α 和 β 随单位而变，r、a、b、s 不变。这些对数似然可以相互比较，也可以与 lifetimes 和 CLVTools 在相同数据、相同单位下的结果比较。`,
    assumption: (r: string, unpaid: number, mean: string) =>
      `新顾客单次购买的期望价值为 ${mean}。模型假定购买频率与购买金额无关：这里二者的相关系数为 ${r}。${unpaid > 0 ? `有 ${count(unpaid)} 位再购顾客消费额为零，未计入。` : ''}`,
  },
}
