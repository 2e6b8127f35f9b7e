import type { FTest } from '../../../core/survey/anova.ts'
import { IntervalRows } from '../../../figures/survey/IntervalRows.tsx'
import { Choice } from '../controls.tsx'
import { fixed, interval, pPhrase, pText, share } from '../statText.ts'
import type { Step } from '../step.ts'
import { firstMeasures, groupName, labelOf, longLabel, measuresOf } from '../survey.ts'

export interface GroupSettings {
  readonly outcome: string
  readonly by: string
  readonly postHoc: 'tukey' | 'bonferroni' | 'lsd'
}

/** Do groups of people differ in the mean, and which of them? */
export const groupsStep: Step<GroupSettings, 'groups'> = {
  id: 'groups',
  title: { en: 'Groups', zh: '分组比较' },
  procedure: 'groups',
  help: ['f', 'levene', 'welch', 'eta2', 't', 'cohensD', 'tukey', 'bonferroni', 'lsd'],
  start: (survey) => ({
    outcome: firstMeasures(survey).at(-1) ?? '',
    by: survey.groups[0] ?? '',
    postHoc: 'tukey',
  }),
  request: ({ outcome, by }) => (outcome === '' || by === '' ? null : { outcome, by }),
  Controls: ({ survey, settings, change, language }) => {
    const t = words[language]
    return (
      <>
        <Choice
          label={t.outcome}
          value={settings.outcome}
          options={measuresOf(survey).map((name) => [name, longLabel(survey, name, language)])}
          onChange={(outcome) => change({ outcome })}
        />
        <Choice
          label={t.by}
          value={settings.by}
          options={survey.groups.map((name) => [name, labelOf(survey, name, language)])}
          onChange={(by) => change({ by })}
        />
        <Choice
          label={t.postHoc}
          value={settings.postHoc}
          options={[
            ['tukey', 'Tukey'],
            ['bonferroni', 'Bonferroni'],
            ['lsd', 'LSD'],
          ]}
          onChange={(postHoc) => change({ postHoc })}
        />
      </>
    )
  },
  Picture: ({ result: { anova, intervals }, settings, survey, language }) => (
    <IntervalRows
      rows={anova.groups.map((group, i) => ({
        name: groupName(survey, settings.by, group.group, language),
        value: group.mean,
        interval: intervals[i],
      }))}
      axis={words[language].axis(labelOf(survey, settings.outcome, language))}
      label={words[language].picture}
    />
  ),
  tables: ({ result: { anova, tTest }, settings, survey, language }) => {
    const t = words[language]
    const name = (group: string) => groupName(survey, settings.by, group, language)
    const test = (head: string, found: FTest | null, eta2: number | null) => {
      if (!found) return { head, cells: ['–', '–', '–', eta2] }
      const { f, df1, df2, p } = found
      return { head, cells: [f, `${df1}, ${Number.isInteger(df2) ? df2 : fixed(df2, 1)}`, p, eta2] }
    }
    return [
      {
        caption: t.means,
        corner: labelOf(survey, settings.by, language),
        columns: [
          { label: 'n' },
          { label: t.mean, help: 'mean', text: fixed },
          { label: t.sd, help: 'sd', text: fixed },
          { label: 'SE', text: fixed },
        ],
        rows: anova.groups.map((group) => ({
          head: name(group.group),
          cells: [group.n, group.mean, group.sd, group.se],
        })),
      },
      {
        caption: t.tests,
        corner: '',
        columns: [
          { label: 'F', help: 'f', text: (value) => fixed(value) },
          { label: 'df' },
          { label: 'p', help: 'p', text: pText },
          { label: 'η²', help: 'eta2', text: (value) => share(value, 3) },
        ],
        rows: [
          test(t.anova, anova, anova.eta2),
          test(t.welch, anova.welch, null),
          test(t.levene, anova.leveneMean, null),
        ],
      },
      ...(tTest
        ? [
            {
              caption: t.tTest,
              corner: '',
              columns: [
                { label: t.difference, text: (value: number) => fixed(value) },
                { label: t.interval },
                { label: 't', help: 't' as const, text: (value: number) => fixed(value) },
                { label: 'df', text: (value: number) => fixed(value, 1) },
                { label: 'p', help: 'p' as const, text: pText },
                { label: 'd', help: 'cohensD' as const, text: (value: number) => share(value) },
              ],
              rows: (['student', 'welch'] as const).map((kind) => ({
                head: kind === 'student' ? 'Student' : 'Welch',
                cells: [
                  tTest[kind].difference,
                  interval(tTest[kind].interval),
                  tTest[kind].t,
                  tTest[kind].df,
                  tTest[kind].p,
                  tTest[kind].d,
                ],
              })),
            },
          ]
        : [
            {
              caption: t.pairs(
                settings.postHoc === 'lsd' ? 'LSD' : settings.postHoc === 'tukey' ? 'Tukey' : 'Bonferroni',
              ),
              corner: t.pair,
              columns: [
                { label: t.difference, text: (value: number) => fixed(value) },
                { label: t.interval },
                { label: 'p', help: settings.postHoc, text: pText },
              ],
              rows: anova[settings.postHoc].map(({ pair, difference, p, interval: range }) => ({
                head: `${name(pair[0])} − ${name(pair[1])}`,
                strong: p < 0.05,
                cells: [difference, interval(range), p],
              })),
            },
          ]),
    ]
  },
  summary: ({ result: { anova }, settings, survey, language }) => {
    const t = words[language]
    const sorted = anova.groups.toSorted((a, b) => a.mean - b.mean)
    const name = (group: string) => groupName(survey, settings.by, group, language)
    const [low, high] = [sorted[0]!, sorted.at(-1)!]
    const differing = anova[settings.postHoc].filter(({ p }) => p < 0.05).length
    return t.finding(
      `F(${anova.df1}, ${anova.df2}) = ${fixed(anova.f)}, ${pPhrase(anova.p)}`,
      share(anova.eta2, 3),
      `${name(low.group)} (${fixed(low.mean)})`,
      `${name(high.group)} (${fixed(high.mean)})`,
      anova.groups.length > 2 ? t.differing(differing, anova.tukey.length) : '',
    )
  },
}

const words = {
  en: {
    outcome: 'Compare the means of',
    by: 'Between groups of',
    postHoc: 'Comparisons of pairs',
    axis: (outcome: string) => `mean ${outcome}, 95% interval`,
    picture: 'Means of the groups with 95% intervals',
    means: 'Groups',
    mean: 'mean',
    sd: 'SD',
    tests: 'Tests',
    anova: 'Analysis of variance',
    welch: 'Welch',
    levene: 'Levene',
    tTest: 't test',
    difference: 'difference',
    interval: '95% interval',
    pairs: (method: string) => `Pairs, ${method}`,
    pair: 'Pair',
    finding: (test: string, eta2: string, low: string, high: string, pairs: string) =>
      `${test}, η² = ${eta2}. Lowest: ${low}; highest: ${high}.${pairs}`,
    differing: (count: number, all: number) => ` ${count} of ${all} pairs differ beyond chance.`,
  },
  zh: {
    outcome: '比较哪个均值',
    by: '按什么分组',
    postHoc: '两两比较',
    axis: (outcome: string) => `${outcome}的均值及 95% 区间`,
    picture: '各组均值及 95% 区间',
    means: '各组',
    mean: '均值',
    sd: '标准差',
    tests: '检验',
    anova: '方差分析',
    welch: 'Welch',
    levene: 'Levene',
    tTest: 't 检验',
    difference: '差',
    interval: '95% 区间',
    pairs: (method: string) => `两两比较（${method}）`,
    pair: '两组',
    finding: (test: string, eta2: string, low: string, high: string, pairs: string) =>
      `${test}，η² = ${eta2}。最低：${low}；最高：${high}。${pairs}`,
    differing: (count: number, all: number) => `${all} 对中有 ${count} 对的差异超出偶然。`,
  },
}
