import { ShareBars } from '../../../figures/survey/ShareBars.tsx'
import { Many } from '../controls.tsx'
import { percentText } from '../statText.ts'
import type { Step } from '../step.ts'
import { longLabel, scalesOf } from '../survey.ts'
import { itemsOf } from './factorCount.tsx'

export interface CommonMethodSettings {
  readonly scales: readonly string[]
}

/** How much of everything could be one factor, such as the way in which people fill in questionnaires? */
export const commonMethodStep: Step<CommonMethodSettings, 'commonMethod'> = {
  id: 'commonMethod',
  title: { en: 'Common method', zh: '共同方法偏差' },
  procedure: 'commonMethod',
  scales: 1,
  help: ['harman', 'varianceExplained'],
  start: (survey) => ({ scales: scalesOf(survey) }),
  request: ({ scales }, survey) => {
    const items = itemsOf(scales, survey)
    return items.length >= 3 ? { items } : null
  },
  Controls: ({ survey, settings, change, language }) => (
    <Many
      label={words[language].scales}
      value={settings.scales}
      options={scalesOf(survey).map((name) => [name, name, longLabel(survey, name, language)])}
      onChange={(scales) => change({ scales })}
    />
  ),
  Picture: ({ result, language }) => {
    const t = words[language]
    return (
      <ShareBars
        shares={result.shares}
        limit={0.5}
        words={{ x: t.component, y: t.share, limit: t.half, label: t.picture }}
      />
    )
  },
  tables: ({ result, language }) => {
    const t = words[language]
    return [
      {
        caption: t.caption(result.n),
        corner: '',
        columns: [{ label: t.share, help: 'harman', text: (value) => percentText(value, 1) }],
        rows: [
          { head: t.firstComponent, cells: [result.componentShare] },
          { head: t.firstFactor, cells: [result.factorShare] },
        ],
      },
    ]
  },
  summary: ({ result, language }) =>
    words[language].finding(percentText(result.componentShare, 1), result.exceedsHalf),
}

const words = {
  en: {
    scales: 'Items of these scales',
    component: 'component, unrotated',
    share: 'share of variance',
    half: 'one half',
    picture: 'Share of variance of each unrotated component',
    caption: (n: number) => `Harman’s single-factor test, n = ${n}`,
    firstComponent: 'first component',
    firstFactor: 'a single factor (principal axis)',
    finding: (share: string, exceeds: boolean) =>
      exceeds
        ? `One component holds ${share} of all variance: more than half.`
        : `One component holds ${share} of all variance, less than half. That does not show that method plays no part.`,
  },
  zh: {
    scales: '使用哪些量表的题项',
    component: '成分（未旋转）',
    share: '方差比例',
    half: '一半',
    picture: '各未旋转成分所占的方差比例',
    caption: (n: number) => `Harman 单因子检验，n = ${n}`,
    firstComponent: '第一主成分',
    firstFactor: '单个因子（主轴）',
    finding: (share: string, exceeds: boolean) =>
      exceeds
        ? `一个成分就占了全部方差的 ${share}，超过一半。`
        : `第一个成分占全部方差的 ${share}，不到一半。但这并不说明方法没有影响。`,
  },
}
