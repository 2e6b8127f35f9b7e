import { IntervalRows } from '../../../figures/survey/IntervalRows.tsx'
import { Choice } from '../controls.tsx'
import { fixed, interval, pPhrase, pText, share } from '../statText.ts'
import type { Step } from '../step.ts'
import { firstMeasures, groupName, labelOf, longLabel, measuresOf } from '../survey.ts'

export interface ModerationSettings {
  readonly outcome: string
  readonly predictor: string
  readonly by: string
}

/** Is an effect stronger in one group than in another? */
export const moderationStep: Step<ModerationSettings, 'moderation'> = {
  id: 'moderation',
  title: { en: 'Moderation by groups', zh: '分组调节' },
  procedure: 'moderation',
  help: ['moderation', 'b', 'f', 'p', 'r2', 'r2Change', 'interval'],
  start: (survey) => {
    const measures = firstMeasures(survey, 2)
    return { outcome: measures.at(-1) ?? '', predictor: measures.at(-2) ?? '', by: survey.groups[0] ?? '' }
  },
  request: ({ outcome, predictor, by }) =>
    new Set([outcome, predictor, by, '']).size < 4 ? null : { outcome, predictor, by },
  Controls: ({ survey, settings, change, language }) => {
    const t = words[language]
    const options = measuresOf(survey).map((name) => [name, longLabel(survey, name, language)] as const)
    return (
      <>
        <Choice
          label={t.predictor}
          value={settings.predictor}
          options={options}
          onChange={(predictor) => change({ predictor })}
        />
        <Choice
          label={t.outcome}
          value={settings.outcome}
          options={options}
          onChange={(outcome) => change({ outcome })}
        />
        <Choice
          label={t.by}
          value={settings.by}
          options={survey.groups.map((name) => [name, labelOf(survey, name, language)])}
          onChange={(by) => change({ by })}
        />
      </>
    )
  },
  Picture: ({ result: { groups }, settings, survey, language }) => (
    <IntervalRows
      rows={groups.map(({ group, slope }) => ({
        name: groupName(survey, settings.by, group, language),
        value: slope.estimate,
        interval: slope.interval,
      }))}
      axis={words[language].axis}
      label={words[language].picture}
      references={[{ at: 0, name: '0' }]}
      format={(value) => fixed(value)}
    />
  ),
  tables: ({ result: { groups, test, differences }, settings, survey, language }) => {
    const t = words[language]
    const name = (group: string) => groupName(survey, settings.by, group, language)
    return [
      {
        caption: t.slopes,
        corner: labelOf(survey, settings.by, language),
        columns: [
          { label: 'n' },
          { label: t.intercept, text: (value) => fixed(value, 3) },
          { label: 'b', help: 'b', text: (value) => fixed(value, 3) },
          { label: 'SE', text: (value) => fixed(value, 3) },
          { label: t.interval, help: 'interval' },
          { label: 'p', help: 'p', text: pText },
          { label: 'R²', help: 'r2', text: (value) => share(value, 3) },
        ],
        rows: groups.map(({ group, n, intercept, slope, r2 }) => ({
          head: name(group),
          cells: [n, intercept, slope.estimate, slope.se, interval(slope.interval, 3), slope.p, r2],
        })),
      },
      {
        caption: t.test,
        corner: '',
        columns: [
          { label: 'ΔR²', help: 'r2Change', text: (value) => share(value, 3) },
          { label: 'F', help: 'f', text: (value) => fixed(value) },
          { label: 'df' },
          { label: 'p', help: 'p', text: pText },
        ],
        rows: [{ head: t.products, cells: [test.r2Change, test.f, `${test.df1}, ${test.df2}`, test.p] }],
      },
      {
        caption: t.pairs,
        corner: t.pair,
        columns: [
          { label: t.difference, help: 'moderation', text: (value) => fixed(value, 3) },
          { label: 'SE', text: (value) => fixed(value, 3) },
          { label: 'z', text: (value) => fixed(value) },
          { label: 'p', help: 'p', text: pText },
        ],
        rows: differences.map(({ pair, difference, se, z, p }) => ({
          head: `${name(pair[0])} − ${name(pair[1])}`,
          strong: p < 0.05,
          cells: [difference, se, z, p],
        })),
      },
    ]
  },
  summary: ({ result: { groups, test }, settings, survey, language }) => {
    const sorted = groups.toSorted((a, b) => a.slope.estimate - b.slope.estimate)
    const said = ({ group, slope }: (typeof groups)[number]) =>
      `${groupName(survey, settings.by, group, language)} (${fixed(slope.estimate)})`
    return words[language].finding(
      `F(${test.df1}, ${test.df2}) = ${fixed(test.f)}, ${pPhrase(test.p)}`,
      test.p < 0.05,
      said(sorted[0]!),
      said(sorted.at(-1)!),
    )
  },
}

const words = {
  en: {
    predictor: 'Effect of',
    outcome: 'On',
    by: 'In groups of',
    axis: 'slope b in each group, 95% interval',
    picture: 'Slopes of the groups with 95% intervals',
    slopes: 'A regression in each group',
    intercept: 'intercept',
    interval: '95% interval of b',
    test: 'Do the slopes differ at all?',
    products: 'Products with the groups',
    pairs: 'Differences of slopes',
    pair: 'Pair',
    difference: 'difference',
    finding: (test: string, differs: boolean, low: string, high: string) =>
      `${differs ? 'The slopes differ beyond chance' : 'That the slopes differ is not shown'}: ${test}. Flattest: ${low}; steepest: ${high}.`,
  },
  zh: {
    predictor: '自变量',
    outcome: '因变量',
    by: '按什么分组',
    axis: '各组的斜率 b 及 95% 区间',
    picture: '各组斜率及 95% 区间',
    slopes: '各组分别回归',
    intercept: '截距',
    interval: 'b 的 95% 区间',
    test: '斜率究竟有没有差别？',
    products: '与分组的乘积项',
    pairs: '斜率之差',
    pair: '两组',
    difference: '差',
    finding: (test: string, differs: boolean, low: string, high: string) =>
      `${differs ? '各组斜率的差异超出偶然' : '未能显示各组斜率不同'}：${test}。最小：${low}；最大：${high}。`,
  },
}
