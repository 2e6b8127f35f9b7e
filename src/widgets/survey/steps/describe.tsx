import type { ItemDescription } from '../../../core/survey/procedures.ts'
import { Histogram } from '../../../figures/survey/Histogram.tsx'
import { Choice, Many } from '../controls.tsx'
import { fixed, percentText } from '../statText.ts'
import type { Step } from '../step.ts'
import { longLabel, scalesOf, type Survey } from '../survey.ts'

export interface DescribeSettings {
  /** A scale, or '' for items chosen one by one. */
  readonly scale: string
  readonly items: readonly string[]
}

const chosen = ({ scale, items }: DescribeSettings, survey: Survey) =>
  scale === '' ? items : (survey.scales[scale] ?? [])

/** Items one by one: how many answered, where the answers lie, how they spread. */
export const describeStep: Step<DescribeSettings, 'describe'> = {
  id: 'describe',
  title: { en: 'Describe', zh: '描述' },
  procedure: 'describe',
  help: ['missing', 'mean', 'sd', 'skewness', 'kurtosis'],
  start: (survey) => ({ scale: scalesOf(survey)[0] ?? '', items: survey.items.slice(0, 6) }),
  request: (settings, survey) => {
    const items = chosen(settings, survey)
    return items.length > 0 ? { items } : null
  },
  Controls: ({ survey, settings, change, language }) => {
    const t = words[language]
    return (
      <>
        <Choice
          label={t.scale}
          value={settings.scale}
          options={[
            ...scalesOf(survey).map((name) => [name, longLabel(survey, name, language)] as const),
            ['', t.single] as const,
          ]}
          onChange={(scale) => change({ scale })}
        />
        {settings.scale === '' && (
          <Many
            label={t.items}
            value={settings.items}
            options={survey.items.map((name) => [name, name, survey.wording[name]?.[language]])}
            onChange={(items) => change({ items })}
          />
        )}
      </>
    )
  },
  Picture: ({ result, language, survey }) => (
    <div class="small-multiples">
      {result.map((item) => (
        <Histogram
          key={item.name}
          bins={item.bins}
          mean={item.mean}
          range={commonRange(result)}
          title={item.name}
          label={words[language].histogram(
            survey.wording[item.name]?.[language] ?? item.name,
            fixed(item.mean),
          )}
        />
      ))}
    </div>
  ),
  tables: ({ result, language, survey }) => {
    const t = words[language]
    const rows = result[0] ? result[0].n + result[0].missing : 0
    return [
      {
        caption: t.caption(rows),
        corner: t.item,
        columns: [
          { label: 'n' },
          { label: t.missing, help: 'missing', text: (value) => percentText(value, 1) },
          { label: t.mean, help: 'mean', text: fixed },
          { label: t.sd, help: 'sd', text: fixed },
          { label: t.skewness, help: 'skewness', text: fixed },
          { label: t.kurtosis, help: 'kurtosis', text: fixed },
        ],
        rows: result.map((item) => ({
          head: item.name,
          title: survey.wording[item.name]?.[language],
          cells: [item.n, item.missing / rows, item.mean, item.sd, item.skewness, item.kurtosis],
        })),
      },
    ]
  },
  summary: ({ result, language }) => {
    const means = result.flatMap((item) => (item.mean === null ? [] : [{ name: item.name, mean: item.mean }]))
    const sorted = means.toSorted((a, b) => a.mean - b.mean)
    const [low, high] = [sorted[0], sorted.at(-1)]
    if (!low || !high) return words[language].nothing
    const rows = result[0]!.n + result[0]!.missing
    const missing = Math.max(...result.map((item) => item.missing / rows))
    return words[language].finding(
      low.name,
      fixed(low.mean),
      high.name,
      fixed(high.mean),
      percentText(missing, 1),
    )
  },
}

/** Items of one scale on one axis: those answered in whole numbers of a short range. */
function commonRange(items: readonly ItemDescription[]): readonly [number, number] | undefined {
  const ends = items.flatMap(({ bins }) => (bins.length > 0 ? [bins[0]!.from, bins.at(-1)!.to] : []))
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  const whole = items.every(({ bins }) => bins.every((bin) => bin.to - bin.from === 1 && bin.from % 1 !== 0))
  return whole && high - low <= 11 ? [low, high] : undefined
}

const words = {
  en: {
    scale: 'Scale',
    single: 'items one by one',
    items: 'Items',
    item: 'Item',
    missing: 'missing',
    mean: 'mean',
    sd: 'SD',
    skewness: 'skewness',
    kurtosis: 'kurtosis',
    caption: (rows: number) => `Answers of ${rows} questionnaires`,
    histogram: (wording: string, mean: string) => `Answers to “${wording}”: mean ${mean}`,
    nothing: 'None of these columns holds a number.',
    finding: (low: string, lowMean: string, high: string, highMean: string, missing: string) =>
      `Means run from ${lowMean} (${low}) to ${highMean} (${high}); at most ${missing} of a column is missing.`,
  },
  zh: {
    scale: '量表',
    single: '逐个选择题项',
    items: '题项',
    item: '题项',
    missing: '缺失',
    mean: '均值',
    sd: '标准差',
    skewness: '偏度',
    kurtosis: '峰度',
    caption: (rows: number) => `${rows} 份问卷的回答`,
    histogram: (wording: string, mean: string) => `对“${wording}”的回答：均值 ${mean}`,
    nothing: '所选各列中没有数字。',
    finding: (low: string, lowMean: string, high: string, highMean: string, missing: string) =>
      `均值从 ${lowMean}（${low}）到 ${highMean}（${high}）；单列缺失最多 ${missing}。`,
  },
}
