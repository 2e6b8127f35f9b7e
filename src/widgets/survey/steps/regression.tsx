import { IntervalRows } from '../../../figures/survey/IntervalRows.tsx'
import { Choice, Many } from '../controls.tsx'
import { fixed, interval, pPhrase, pText, share } from '../statText.ts'
import type { Step } from '../step.ts'
import { firstMeasures, longLabel, measuresOf, type Survey } from '../survey.ts'

export interface RegressionSettings {
  readonly outcome: string
  /** Predictors in the order in which they enter: one block after another. */
  readonly blocks: readonly (readonly string[])[]
}

const columnsOf = (survey: Survey) => [...new Set([...measuresOf(survey), ...survey.groups])]

/** Blocks without the outcome, without what an earlier block has, and without empty ones. */
function usable({ outcome, blocks }: RegressionSettings): string[][] {
  const seen = new Set([outcome])
  return blocks
    .map((block) => block.filter((name) => !seen.has(name) && seen.add(name)))
    .filter((block) => block.length > 0)
}

/** What an outcome depends on when everything else stays the same; do later blocks explain more? */
export const regressionStep: Step<RegressionSettings, 'regression'> = {
  id: 'regression',
  title: { en: 'Regression', zh: '回归' },
  procedure: 'regression',
  help: ['b', 'beta', 'p', 'vif', 'r2', 'adjustedR2', 'r2Change', 'durbinWatson'],
  start: (survey) => {
    const measures = firstMeasures(survey)
    return { outcome: measures.at(-1) ?? '', blocks: [measures.slice(0, -1).slice(0, 9), []] }
  },
  request: (settings) => {
    const blocks = usable(settings)
    return blocks.length > 0 && settings.outcome !== '' ? { outcome: settings.outcome, blocks } : null
  },
  Controls: ({ survey, settings, change, language }) => {
    const t = words[language]
    return (
      <>
        <Choice
          label={t.outcome}
          value={settings.outcome}
          options={columnsOf(survey).map((name) => [name, longLabel(survey, name, language)])}
          onChange={(outcome) => change({ outcome })}
        />
        {settings.blocks.map((block, i) => (
          <Many
            key={i}
            label={t.block(i + 1)}
            value={block}
            options={columnsOf(survey)
              .filter(
                (name) =>
                  name !== settings.outcome &&
                  !settings.blocks.some((other, j) => j < i && other.includes(name)),
              )
              .map((name) => [
                name,
                survey.scales[name] ? name : longLabel(survey, name, language),
                longLabel(survey, name, language),
              ])}
            onChange={(chosen) =>
              change({ blocks: settings.blocks.map((other, j) => (j === i ? chosen : other)) })
            }
          />
        ))}
        {settings.blocks.length < 4 && (
          <button type="button" class="quiet" onClick={() => change({ blocks: [...settings.blocks, []] })}>
            {t.add}
          </button>
        )}
      </>
    )
  },
  Picture: ({ result, survey, language }) => {
    const { coefficients } = result.at(-1)!
    return (
      <IntervalRows
        rows={coefficients.slice(1).map(({ term, estimate, beta, p, interval: [low, high] }) => {
          // β and b differ by a factor, and so do the ends of their intervals.
          const factor = estimate === 0 ? 0 : beta! / estimate
          return {
            name: survey.scales[term] ? term : longLabel(survey, term, language),
            value: beta!,
            interval: [low * factor, high * factor] as const,
            class: p < 0.05 ? ('accent' as const) : ('soft' as const),
          }
        })}
        axis={words[language].beta}
        label={words[language].picture}
        references={[{ at: 0, name: '0' }]}
        format={(value) => share(value)}
      />
    )
  },
  tables: ({ result, language, survey, settings }) => {
    const t = words[language]
    const last = result.at(-1)!
    const label = (name: string) => (survey.scales[name] ? name : longLabel(survey, name, language))
    const steps = {
      caption: t.steps,
      corner: t.blockHead,
      columns: [
        { label: t.added },
        { label: 'R²', help: 'r2' as const, text: (value: number) => share(value, 3) },
        { label: t.adjusted, help: 'adjustedR2' as const, text: (value: number) => share(value, 3) },
        { label: 'ΔR²', help: 'r2Change' as const, text: (value: number) => share(value, 3) },
        { label: 'ΔF', text: (value: number) => fixed(value) },
        { label: 'df' },
        { label: 'p', help: 'p' as const, text: pText },
      ],
      rows: result.map((step, i) => ({
        head: String(i + 1),
        cells: [
          step.added.map(label).join(t.comma),
          step.r2,
          step.adjustedR2,
          step.r2Change,
          step.fChange,
          `${step.fChangeDf1}, ${step.df2}`,
          step.pChange,
        ],
      })),
    }
    return [
      {
        caption: t.caption(
          longLabel(survey, settings.outcome, language),
          last.n,
          last.dropped,
          fixed(last.durbinWatson),
        ),
        corner: t.predictor,
        columns: [
          { label: 'b', help: 'b', text: (value) => fixed(value, 3) },
          { label: 'SE', text: (value) => fixed(value, 3) },
          { label: 'β', help: 'beta', text: (value) => share(value, 3) },
          { label: 't', help: 't', text: (value) => fixed(value) },
          { label: 'p', help: 'p', text: pText },
          { label: t.interval, help: 'interval' },
          { label: 'VIF', help: 'vif', text: (value) => fixed(value) },
        ],
        rows: last.coefficients.map((row, i) => ({
          head: i === 0 ? t.intercept : label(row.term),
          title: longLabel(survey, row.term, language),
          cells: [row.estimate, row.se, row.beta, row.t, row.p, interval(row.interval), row.vif],
        })),
      },
      steps,
    ]
  },
  summary: ({ result, language, survey }) => {
    const last = result.at(-1)!
    const found = last.coefficients.slice(1).filter((row) => row.p < 0.05)
    const label = (name: string) => (survey.scales[name] ? name : longLabel(survey, name, language))
    return words[language].finding(
      share(last.r2),
      `F(${last.df1}, ${last.df2}) = ${fixed(last.f)}, ${pPhrase(last.p)}`,
      found.map((row) => `${label(row.term)} (β = ${share(row.beta)})`).join(', '),
    )
  },
}

const words = {
  en: {
    outcome: 'Outcome',
    block: (i: number) => (i === 1 ? 'Predictors, first block' : `Block ${i}`),
    blockHead: 'Block',
    add: 'Add a block',
    added: 'adds',
    comma: ', ',
    adjusted: 'adjusted',
    beta: 'β, with its 95% interval',
    picture: 'Standardised coefficients of the last model, with their intervals',
    predictor: 'Predictor',
    intercept: '(intercept)',
    interval: '95% interval of b',
    steps: 'Block by block',
    caption: (outcome: string, n: number, dropped: number, dw: string) =>
      `Regression of ${outcome}, n = ${n} (${dropped} left out), Durbin–Watson ${dw}`,
    finding: (r2: string, test: string, found: string) =>
      `The predictors account for ${r2} of the outcome’s variance, ${test}. ${
        found === '' ? 'None of them stands out from chance.' : `Beyond chance: ${found}.`
      }`,
  },
  zh: {
    outcome: '因变量',
    block: (i: number) => (i === 1 ? '自变量（第一组）' : `第 ${i} 组`),
    blockHead: '组',
    add: '再加一组',
    added: '加入',
    comma: '、',
    adjusted: '调整后',
    beta: 'β 及其 95% 区间',
    picture: '最后一个模型的标准化系数及其区间',
    predictor: '自变量',
    intercept: '（截距）',
    interval: 'b 的 95% 区间',
    steps: '逐组加入',
    caption: (outcome: string, n: number, dropped: number, dw: string) =>
      `${outcome}的回归：n = ${n}（剔除 ${dropped}），Durbin–Watson ${dw}`,
    finding: (r2: string, test: string, found: string) =>
      `自变量解释了因变量方差的 ${r2}，${test}。${
        found === '' ? '没有一个自变量超出偶然的范围。' : `超出偶然的有：${found.replaceAll(', ', '、')}。`
      }`,
  },
}
