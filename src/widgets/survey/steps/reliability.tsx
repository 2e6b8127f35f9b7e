import { IntervalRows } from '../../../figures/survey/IntervalRows.tsx'
import { Choice, Many } from '../controls.tsx'
import { interval, share } from '../statText.ts'
import type { Step } from '../step.ts'
import { longLabel, scalesOf } from '../survey.ts'

export interface ReliabilitySettings {
  readonly scale: string
  /** Items of the scale that are left out. */
  readonly without: readonly string[]
}

/** How consistently the items of a scale answer together, and which of them do not. */
export const reliabilityStep: Step<ReliabilitySettings, 'reliability'> = {
  id: 'reliability',
  title: { en: 'Reliability', zh: '信度' },
  procedure: 'reliability',
  scales: 1,
  help: ['alpha', 'alphaIfDropped', 'itemRestCorrelation'],
  start: (survey) => ({ scale: scalesOf(survey, 2)[0] ?? '', without: [] }),
  request: ({ scale, without }, survey) => {
    const items = (survey.scales[scale] ?? []).filter((name) => !without.includes(name))
    return items.length >= 2 ? { items } : null
  },
  Controls: ({ survey, settings, change, language }) => {
    const t = words[language]
    const items = survey.scales[settings.scale] ?? []
    return (
      <>
        <Choice
          label={t.scale}
          value={settings.scale}
          options={scalesOf(survey, 2).map((name) => [name, longLabel(survey, name, language)])}
          onChange={(scale) => change({ scale, without: [] })}
        />
        <Many
          label={t.kept}
          value={items.filter((name) => !settings.without.includes(name))}
          options={items.map((name) => [name, name, survey.wording[name]?.[language]])}
          onChange={(kept) => change({ without: items.filter((name) => !kept.includes(name)) })}
        />
      </>
    )
  },
  Picture: ({ result, language }) => {
    const t = words[language]
    if (result.items.length < 3) return null
    const rows = result.items.flatMap((name) => {
      const value = result.alphaIfDropped[name] ?? null
      return value === null
        ? []
        : [{ name, value, class: value > result.alpha ? ('accent' as const) : undefined }]
    })
    return (
      <IntervalRows
        rows={rows}
        axis={t.ifDropped}
        label={t.picture}
        references={[{ at: result.alpha, name: `α = ${share(result.alpha)}` }]}
        band={result.interval}
        format={(value) => share(value)}
      />
    )
  },
  tables: ({ result, language, survey }) => {
    const t = words[language]
    return [
      {
        caption: t.caption(share(result.alpha, 3), interval(result.interval, 2, true), result.n),
        corner: t.item,
        columns: [
          { label: t.rest, help: 'itemRestCorrelation', text: share },
          { label: t.ifDropped, help: 'alphaIfDropped', text: (value) => share(value, 3) },
        ],
        rows: result.items.map((name) => ({
          head: name,
          title: survey.wording[name]?.[language],
          cells: [result.itemRestCorrelation[name] ?? null, result.alphaIfDropped[name] ?? null],
        })),
      },
    ]
  },
  summary: ({ result, language }) => {
    const better = result.items.filter((name) => (result.alphaIfDropped[name] ?? -1) > result.alpha)
    return words[language].finding(
      share(result.alpha),
      interval(result.interval, 2, true),
      result.n,
      result.dropped,
      better.join(', '),
    )
  },
}

const words = {
  en: {
    scale: 'Scale',
    kept: 'Items kept',
    item: 'Item',
    rest: 'item–rest r',
    ifDropped: 'α if dropped',
    picture: 'Cronbach’s α without each item, beside that of the scale and its interval',
    caption: (alpha: string, range: string, n: number) => `α = ${alpha}, 95% interval ${range}, n = ${n}`,
    finding: (alpha: string, range: string, n: number, dropped: number, better: string) =>
      `α is ${alpha}, with a 95% interval of ${range}, from ${n} complete rows (${dropped} left out). ${
        better === '' ? 'No item weakens the scale.' : `Without ${better} it would be higher.`
      }`,
  },
  zh: {
    scale: '量表',
    kept: '保留的题项',
    item: '题项',
    rest: '与其余题项的相关',
    ifDropped: '删除后的 α',
    picture: '逐个删除题项后的 α 系数，以及整个量表的 α 及其区间',
    caption: (alpha: string, range: string, n: number) => `α = ${alpha}，95% 区间 ${range}，n = ${n}`,
    finding: (alpha: string, range: string, n: number, dropped: number, better: string) =>
      `α 为 ${alpha}，95% 区间 ${range}；完整数据 ${n} 行，剔除 ${dropped} 行。${
        better === '' ? '没有题项拉低信度。' : `删去 ${better.replaceAll(', ', '、')} 后 α 会升高。`
      }`,
  },
}
