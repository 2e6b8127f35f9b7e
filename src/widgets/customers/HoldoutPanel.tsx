import type { Pictures, SplitReport } from '../../core/loyalty/analysis/customerDesk.ts'
import type { Judgement } from '../../core/loyalty/analysis/holdoutAccuracy.ts'
import type { TimeUnit } from '../../core/loyalty/purchases/timeUnit.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { MODELS } from './settings.ts'
import { count, decimal, span } from './text.ts'
import { Scrolling } from '../Scrolling.tsx'
import { Summary } from '../Summary.tsx'

interface HoldoutPanelProps {
  judgements: readonly Judgement[] | null | undefined
  pictures: Pictures | undefined
  split: SplitReport
  unit: TimeUnit
  /** Of the model that the picture shows. */
  name: string
  busy: boolean
  language: Language
}

/** What the models are worth on data they have not seen, beside rules that need no model. */
export function HoldoutPanel(props: HoldoutPanelProps) {
  const { judgements, pictures, split, unit, name, busy, language } = props
  const t = words[language]
  if (split.holdout <= 0) return <p class="hint">{t.none}</p>
  if (judgements === null) return <p class="hint">{t.oneKind}</p>
  if (!judgements) return <p class="hint">{t.computing}</p>
  const nameOf = ({ by, score }: Judgement) =>
    score === 'rule'
      ? t.rules[by as keyof typeof t.rules]
      : `${MODELS[by as keyof typeof MODELS].name}${t.scores[score]}`
  const ranked = judgements.filter(({ score }) => score !== 'alive')
  const best = ranked.reduce((a, b) => (b.accuracy.auc > a.accuracy.auc ? b : a))
  const everyoneAlive = judgements.some(({ by, score }) => by === 'bgnbd' && score === 'alive')
  const rules = judgements.filter(({ score }) => score === 'rule')
  const bestRule = rules.reduce((a, b) => (b.accuracy.auc > a.accuracy.auc ? b : a))
  return (
    <div class="widget">
      <div class={busy ? 'busy' : ''} aria-busy={busy}>
        <Scrolling class="stat-scroll" label={t.caption}>
          <table class="table stat judged">
            <caption>{t.captionOf(count(split.holdoutBuyers), count(split.customers))}</caption>
            <thead>
              <tr>
                <th scope="col">{t.rankedBy}</th>
                <th scope="col">AUC</th>
                <th scope="col">{t.error}</th>
                <th scope="col">{t.meanError}</th>
                <th scope="col">{t.squareError}</th>
                <th scope="col">{t.total}</th>
              </tr>
            </thead>
            <tbody>
              {judgements.map((judgement) => {
                const { auc, meanAbsoluteError, rootMeanSquareError, total } = judgement.accuracy
                return (
                  <tr key={`${judgement.by}-${judgement.score}`} class={judgement === best ? 'strong' : ''}>
                    <th scope="row">{nameOf(judgement)}</th>
                    <td>{short(auc)}</td>
                    <td>{short(judgement.standardError)}</td>
                    <td>{meanAbsoluteError === null ? '' : short(meanAbsoluteError)}</td>
                    <td>{rootMeanSquareError === null ? '' : short(rootMeanSquareError)}</td>
                    <td>{total === null ? '' : decimal(total, 1)}</td>
                  </tr>
                )
              })}
              <tr>
                <th scope="row">{t.really}</th>
                <td />
                <td />
                <td />
                <td />
                <td>{count(split.holdoutPurchases)}</td>
              </tr>
            </tbody>
          </table>
        </Scrolling>
        <div class="pair">
          {pictures && pictures.calibration.length > 0 && (
            <Calibration {...{ pictures, name, unit, split, language }} />
          )}
          <div class="view">
            <Summary
              text={t.summary(
                nameOf(best),
                short(best.accuracy.auc),
                nameOf(bestRule),
                short(bestRule.accuracy.auc),
                best.accuracy.auc - bestRule.accuracy.auc < 2 * best.standardError,
              )}
            />
            {everyoneAlive && <p class="summary">{t.everyoneAlive}</p>}
          </div>
        </div>
      </div>
    </div>
  )
}

function Calibration({
  pictures: { calibration },
  name,
  split,
  unit,
  language,
}: {
  pictures: Pictures
  name: string
  split: SplitReport
  unit: TimeUnit
  language: Language
}) {
  const t = words[language]
  const last = 7
  const top = 1.12 * Math.max(0.1, ...calibration.map(({ actual, predicted }) => Math.max(actual, predicted)))
  return (
    <div class="view">
      <Plot
        x={{
          domain: [-0.4, last + 0.4],
          label: t.before,
          ticks: Array.from({ length: last + 1 }, (_, n) => n),
          format: (n) => (n === last ? `${n}+` : String(n)),
        }}
        y={{ domain: [0, top], label: t.after(span(split.holdout, unit, language)) }}
        label={t.label(name)}
        height={330}
      >
        <Line points={calibration.map((row) => [row.purchases, row.actual])} />
        <Line points={calibration.map((row) => [row.purchases, row.predicted])} class="accent dashed" />
        {calibration.map((row) => (
          <g key={row.purchases}>
            <Dot x={row.purchases} y={row.actual} class="stable" radius={5} />
            <Dot x={row.purchases} y={row.predicted} class="start" radius={5} />
          </g>
        ))}
        <Label x={0} y={0.94 * top}>
          {t.actual}
        </Label>
        <Label x={0} y={0.94 * top} dy={20} class="accent">
          {name}
        </Label>
      </Plot>
      <p class="summary">
        {calibration
          .map(
            (row) =>
              `${row.purchases}${row.purchases === last ? '+' : ''}: ${decimal(row.actual)} / ${decimal(row.predicted)}`,
          )
          .join(language === 'zh' ? '；' : '; ')}
        {t.pairs}
      </p>
    </div>
  )
}

const short = (value: number) => decimal(value, 3).replace(/^0\./, '.')

const words = {
  en: {
    none: 'There is no holdout: let calibration end earlier to test the models.',
    oneKind: 'Everybody or nobody bought in the holdout: there is nothing to tell apart.',
    computing: 'Computing…',
    caption: 'Accuracy in the holdout',
    captionOf: (buyers: string, all: string) => `Who buys in the holdout (${buyers} of ${all}), and how much`,
    rankedBy: 'Ranked by',
    error: 'its error',
    meanError: 'mean error',
    squareError: 'root mean square',
    total: 'purchases in all',
    really: 'Really',
    rules: {
      recency: 'last purchase alone',
      frequency: 'repeat purchases alone',
      rate: 'the same rate as before',
    },
    scores: { alive: ', P(alive)', expected: ', expected purchases' },
    summary: (best: string, auc: string, rule: string, ruleAuc: string, close: boolean) =>
      `AUC is the chance that one who buys in the holdout was ranked above one who does not: .5 is a coin. The best ranking is by ${best} (${auc}); the best rule without a model, ${rule}, reaches ${ruleAuc}.${close ? ' The difference is within two standard errors: for ranking alone, the rule does nearly as well. What a model adds is numbers of purchases, and their worth.' : ''}`,
    everyoneAlive:
      'BG/NBD takes everyone who never bought again for alive, with P(alive) = 1, since in it a customer can leave only after a repeat purchase. Ranked by P(alive), those who bought once come first of all, so its AUC may fall below .5. Its expected purchases do not have this fault.',
    before: 'repeat purchases in calibration',
    after: (holdout: string) => `mean purchases in the next ${holdout}`,
    label: (name: string) =>
      `Mean purchases in the holdout by purchases in calibration, actual and expected by ${name}.`,
    actual: 'actual',
    pairs: ' (actual / expected).',
  },
  zh: {
    none: '没有检验期：把校准期的终点提前，才能检验模型。',
    oneKind: '检验期内人人都买了，或没有人买：无从区分。',
    computing: '正在计算……',
    caption: '检验期的准确度',
    captionOf: (buyers: string, all: string) => `谁会在检验期购买（${all} 人中有 ${buyers} 人），买多少`,
    rankedBy: '排序依据',
    error: '其标准误',
    meanError: '平均绝对误差',
    squareError: '均方根误差',
    total: '购买总数',
    really: '实际',
    rules: { recency: '只看末次购买', frequency: '只看再购次数', rate: '照以往的频率' },
    scores: { alive: '，P(alive)', expected: '，期望购买次数' },
    summary: (best: string, auc: string, rule: string, ruleAuc: string, close: boolean) =>
      `AUC 是“检验期内会买的人排在不会买的人之前”的概率，.5 相当于抛硬币。排序最好的是${best}（${auc}）；不用模型的规则中最好的是${rule}，达到 ${ruleAuc}。${close ? '两者之差在两个标准误以内：只论排序，规则几乎一样好；模型多给出的是购买次数及其价值。' : ''}`,
    everyoneAlive:
      'BG/NBD 假定顾客只会在再次购买之后流失，因此从未再购的人 P(alive) 一律为 1。按 P(alive) 排序，只买过一次的人全都排在最前，AUC 可能低于 .5；按期望购买次数排序则没有这个问题。',
    before: '校准期内的再购次数',
    after: (holdout: string) => `其后 ${holdout}的平均购买次数`,
    label: (name: string) => `按校准期再购次数划分的检验期平均购买次数：实际值与 ${name} 的期望值。`,
    actual: '实际',
    pairs: '（实际 / 期望）。',
  },
}
