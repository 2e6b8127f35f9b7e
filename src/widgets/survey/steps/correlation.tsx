import { Choice, Many } from '../controls.tsx'
import { pText, share } from '../statText.ts'
import type { Step } from '../step.ts'
import { firstMeasures, longLabel, measuresOf, scalesOf, type Survey } from '../survey.ts'

export interface CorrelationSettings {
  /** '' for the scales' means, or a scale for its items. */
  readonly of: string
  readonly scales: readonly string[]
  readonly method: 'pearson' | 'spearman'
  readonly missing: 'listwise' | 'pairwise'
}

const columnsOf = ({ of, scales }: CorrelationSettings, survey: Survey) =>
  of === '' ? scales : (survey.scales[of] ?? [])

/** What goes with what: a matrix of correlations as a heat map. */
export const correlationStep: Step<CorrelationSettings, 'correlation'> = {
  id: 'correlation',
  title: { en: 'Correlation', zh: '相关' },
  procedure: 'correlation',
  help: ['r', 'spearman', 'p', 'interval'],
  start: (survey) => ({
    of: '',
    scales: firstMeasures(survey, 2).slice(0, 12),
    method: 'pearson',
    missing: 'listwise',
  }),
  request: (settings, survey) => {
    const items = columnsOf(settings, survey)
    return items.length >= 2 ? { items, method: settings.method, missing: settings.missing } : null
  },
  Controls: ({ survey, settings, change, language }) => {
    const t = words[language]
    return (
      <>
        <Choice
          label={t.of}
          value={settings.of}
          options={[
            ['', t.means],
            ...scalesOf(survey, 2).map((name) => [name, t.items(longLabel(survey, name, language))] as const),
          ]}
          onChange={(of) => change({ of })}
        />
        {settings.of === '' && (
          <Many
            label={t.scales}
            value={settings.scales}
            options={measuresOf(survey).map((name) => [name, name, longLabel(survey, name, language)])}
            onChange={(scales) => change({ scales })}
          />
        )}
        <Choice
          label={t.method}
          value={settings.method}
          options={[
            ['pearson', t.pearson],
            ['spearman', t.spearman],
          ]}
          onChange={(method) => change({ method })}
        />
        <Choice
          label={t.missing}
          value={settings.missing}
          options={[
            ['listwise', t.listwise],
            ['pairwise', t.pairwise],
          ]}
          onChange={(missing) => change({ missing })}
        />
      </>
    )
  },
  tables: ({ result, language, survey }) => {
    const help = result.method === 'spearman' ? 'spearman' : 'r'
    return [
      {
        caption: words[language].caption(result.method === 'spearman' ? 'ρ' : 'r', rowsUsed(result.cells)),
        corner: '',
        columns: result.items.map((label) => ({ label, help, text: share, heat: true })),
        rows: result.items.map((head, i) => ({
          head,
          title: survey.wording[head]?.[language] ?? longLabel(survey, head, language),
          cells: result.items.map((_, j) => (j < i ? result.cells[i]![j]!.r : null)),
        })),
      },
    ]
  },
  summary: ({ result, language }) => {
    const pairs = result.cells
      .flatMap((row, i) =>
        row.slice(0, i).map((cell, j) => ({ ...cell!, pair: `${result.items[j]}–${result.items[i]}` })),
      )
      .toSorted((a, b) => Math.abs(b.r) - Math.abs(a.r))
    const [first, last] = [pairs[0]!, pairs.at(-1)!]
    return words[language].finding(
      first.pair,
      share(first.r),
      last.pair,
      share(last.r),
      pText(last.p),
      rowsUsed(result.cells),
    )
  },
}

/** "265", or "371–404" where each pair has rows of its own. */
function rowsUsed(cells: readonly (readonly ({ readonly n: number } | null)[])[]): string {
  const counts = cells.flat().flatMap((cell) => (cell ? [cell.n] : []))
  const [low, high] = [Math.min(...counts), Math.max(...counts)]
  return low === high ? String(low) : `${low}–${high}`
}

const words = {
  en: {
    of: 'Correlate',
    means: 'means of the scales',
    items: (scale: string) => `items of ${scale}`,
    scales: 'Scales',
    method: 'Coefficient',
    pearson: 'Pearson’s r',
    spearman: 'Spearman’s ρ',
    missing: 'Missing answers',
    listwise: 'rows complete in all columns',
    pairwise: 'rows complete in each pair',
    caption: (symbol: string, n: string) => `Correlations, ${symbol}, n = ${n}`,
    finding: (first: string, r: string, last: string, least: string, p: string, n: string) =>
      `The closest pair is ${first} (${r}), the loosest ${last} (${least}, p ${p.startsWith('<') ? p : `= ${p}`}); n = ${n}.`,
  },
  zh: {
    of: '计算相关',
    means: '各量表的均值',
    items: (scale: string) => `${scale}的题项`,
    scales: '量表',
    method: '系数',
    pearson: 'Pearson r',
    spearman: 'Spearman ρ',
    missing: '缺失的回答',
    listwise: '只用各列都完整的行',
    pairwise: '每一对各用其完整的行',
    caption: (symbol: string, n: string) => `相关系数 ${symbol}，n = ${n}`,
    finding: (first: string, r: string, last: string, least: string, p: string, n: string) =>
      `相关最强的是 ${first}（${r}），最弱的是 ${last}（${least}，p ${p.startsWith('<') ? p : `= ${p}`}）；n = ${n}。`,
  },
}
