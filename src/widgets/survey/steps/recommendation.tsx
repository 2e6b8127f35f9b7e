import { IntervalRows } from '../../../figures/survey/IntervalRows.tsx'
import { Choice } from '../controls.tsx'
import { fixed, percentText } from '../statText.ts'
import type { Step } from '../step.ts'
import { groupName, labelOf, longLabel } from '../survey.ts'

export interface RecommendationSettings {
  /** Answered from 0 to 10; '' where the survey has no such question. */
  readonly item: string
  /** '' for everybody together. */
  readonly by: string
}

/** Would people recommend us, and how sure is the score? */
export const recommendationStep: Step<RecommendationSettings, 'recommendation'> = {
  id: 'recommendation',
  title: { en: 'Net promoter score', zh: '净推荐值' },
  procedure: 'recommendation',
  help: ['netPromoter', 'interval'],
  start: (survey) => ({
    item: survey.recommend ?? '',
    by: survey.recommend === undefined ? '' : (survey.groups[0] ?? ''),
  }),
  request: ({ item, by }) => (item === '' ? null : { item, by }),
  Controls: ({ survey, settings, change, language }) => {
    const t = words[language]
    return (
      <>
        <Choice
          label={t.item}
          value={settings.item}
          options={[
            ['', t.none],
            ...survey.items.map((name) => [name, longLabel(survey, name, language)] as const),
          ]}
          onChange={(item) => change({ item })}
        />
        <Choice
          label={t.by}
          value={settings.by}
          options={[
            ['', t.together],
            ...survey.groups.map((name) => [name, labelOf(survey, name, language)] as const),
          ]}
          onChange={(by) => change({ by })}
        />
      </>
    )
  },
  Picture: ({ result: { all, groups }, settings, survey, language }) => (
    <IntervalRows
      rows={[
        ...groups.map((each) => ({
          name: groupName(survey, settings.by, each.group, language),
          value: 100 * each.score,
          interval: points(each.interval),
        })),
        {
          name: words[language].all,
          value: 100 * all.score,
          interval: points(all.interval),
          class: 'accent',
        },
      ]}
      axis={words[language].axis}
      label={words[language].picture}
      format={(value) => fixed(value, 0)}
    />
  ),
  tables: ({ result: { all, groups, missing }, settings, survey, language }) => {
    const t = words[language]
    return [
      {
        caption: t.caption(longLabel(survey, settings.item, language), missing),
        corner: settings.by === '' ? '' : labelOf(survey, settings.by, language),
        columns: [
          { label: 'n' },
          { label: t.promoters, text: percentText },
          { label: t.passives, text: percentText },
          { label: t.detractors, text: percentText },
          { label: 'NPS', help: 'netPromoter', text: (value) => fixed(value, 1) },
          { label: 'SE', text: (value) => fixed(value, 1) },
          { label: t.interval, help: 'interval' },
        ],
        rows: [...groups, all].map((each) => ({
          head: each === all ? t.all : groupName(survey, settings.by, each.group, language),
          strong: each === all,
          cells: [
            each.n,
            each.promoters / each.n,
            each.passives / each.n,
            each.detractors / each.n,
            100 * each.score,
            100 * each.standardError,
            pointsText(each.interval),
          ],
        })),
      },
    ]
  },
  summary: ({ result: { all }, language }) =>
    words[language].finding(fixed(100 * all.score, 1), pointsText(all.interval), all.n),
}

const points = ([low, high]: readonly [number, number]) => [100 * low, 100 * high] as const
const pointsText = (range: readonly [number, number]) =>
  `[${points(range)
    .map((value) => fixed(value, 1))
    .join(', ')}]`

const words = {
  en: {
    item: 'Would you recommend …? (0 to 10)',
    none: '– choose an item –',
    by: 'Also by groups of',
    together: 'no groups',
    all: 'all',
    axis: 'net promoter score in points, 95% interval',
    picture: 'Net promoter scores with 95% intervals',
    caption: (item: string, missing: number) => `Answers to ${item} (${missing} missing)`,
    promoters: 'promoters',
    passives: 'passives',
    detractors: 'detractors',
    interval: '95% interval',
    finding: (score: string, range: string, n: number) =>
      `The score is ${score}; from ${n} answers, anything within ${range} is compatible with the data.`,
  },
  zh: {
    item: '“您是否愿意推荐……？”（0–10 分）',
    none: '（请选择题项）',
    by: '同时按以下分组',
    together: '不分组',
    all: '全体',
    axis: '净推荐值（分）及 95% 区间',
    picture: '净推荐值及 95% 区间',
    caption: (item: string, missing: number) => `对“${item}”的回答（缺失 ${missing}）`,
    promoters: '推荐者',
    passives: '被动者',
    detractors: '贬损者',
    interval: '95% 区间',
    finding: (score: string, range: string, n: number) =>
      `净推荐值为 ${score}；根据 ${n} 份回答，${range} 之内的值都与数据相容。`,
  },
}
