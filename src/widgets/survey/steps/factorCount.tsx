import { ScreePlot } from '../../../figures/survey/ScreePlot.tsx'
import { Choice, Many } from '../controls.tsx'
import { fixed, pPhrase, pText, share } from '../statText.ts'
import type { Step } from '../step.ts'
import { longLabel, scalesOf, type Survey } from '../survey.ts'

export interface FactorCountSettings {
  readonly scales: readonly string[]
  readonly percentile: '0.5' | '0.95' | '0.99'
  readonly seed: number
}

export const itemsOf = (scales: readonly string[], survey: Survey) =>
  scales.flatMap((name) => survey.scales[name] ?? [])

/** Is there something for factors to explain, and how many rise above noise? */
export const factorCountStep: Step<FactorCountSettings, 'factorCount'> = {
  id: 'factorCount',
  title: { en: 'How many factors?', zh: '几个因子？' },
  procedure: 'factorCount',
  scales: 1,
  help: ['kmo', 'bartlett', 'eigenvalue', 'parallelAnalysis'],
  start: (survey) => ({ scales: scalesOf(survey), percentile: '0.95', seed: 1 }),
  request: ({ scales, percentile, seed }, survey) => {
    const items = itemsOf(scales, survey)
    // Each draw is a table of noise as large as the data.
    return items.length >= 3 ? { items, percentile: Number(percentile), seed, draws: 100 } : null
  },
  Controls: ({ survey, settings, change, language }) => {
    const t = words[language]
    return (
      <>
        <Many
          label={t.scales}
          value={settings.scales}
          options={scalesOf(survey).map((name) => [name, name, longLabel(survey, name, language)])}
          onChange={(scales) => change({ scales })}
        />
        <Choice
          label={t.percentile}
          value={settings.percentile}
          options={[
            ['0.5', t.median],
            ['0.95', '95%'],
            ['0.99', '99%'],
          ]}
          onChange={(percentile) => change({ percentile })}
        />
        <button type="button" class="quiet" onClick={() => change({ seed: settings.seed + 1 })}>
          {t.draw}
        </button>
      </>
    )
  },
  Picture: ({ result: { parallel }, language }) => {
    const t = words[language]
    return (
      <ScreePlot
        eigenvalues={parallel.eigenvalues}
        noise={parallel.noisePercentiles}
        suggested={parallel.suggested}
        words={{ x: t.component, y: t.eigenvalue, noise: t.noise, one: t.one, label: t.picture }}
      />
    )
  },
  tables: ({ result: { adequacy, parallel }, language }) => {
    const t = words[language]
    const { chisq, df, p } = adequacy.bartlett
    return [
      {
        caption: t.adequacy(adequacy.n, adequacy.dropped),
        corner: '',
        columns: [
          { label: 'KMO', help: 'kmo', text: (value) => share(value, 3) },
          { label: 'Bartlett χ²', text: (value) => fixed(value, 1) },
          { label: 'df' },
          { label: 'p', help: 'bartlett', text: pText },
        ],
        rows: [{ head: t.all, cells: [adequacy.kmo, chisq, df, p] }],
      },
      {
        caption: t.table,
        corner: t.component,
        columns: [
          { label: t.eigenvalue, help: 'eigenvalue', text: (value) => fixed(value, 2) },
          { label: t.noise, help: 'parallelAnalysis', text: (value) => fixed(value, 2) },
        ],
        rows: parallel.eigenvalues.slice(0, 12).map((value, i) => ({
          head: String(i + 1),
          cells: [value, parallel.noisePercentiles[i]!],
        })),
      },
    ]
  },
  summary: ({ result: { adequacy, parallel }, language }) =>
    words[language].finding(
      share(adequacy.kmo),
      pPhrase(adequacy.bartlett.p),
      parallel.eigenvalues.filter((value) => value > 1).length,
      parallel.suggested,
    ),
}

const words = {
  en: {
    scales: 'Items of these scales',
    percentile: 'Compare with the noise’s',
    median: 'median',
    draw: 'Draw the noise anew',
    component: 'component',
    eigenvalue: 'eigenvalue',
    one: 'eigenvalue 1',
    noise: 'noise of the same size',
    picture: 'Eigenvalues of the data in falling order, and those of noise',
    adequacy: (n: number, dropped: number) => `Sampling adequacy, ${n} complete rows (${dropped} left out)`,
    all: 'all items',
    table: 'Eigenvalues, the first twelve',
    finding: (kmo: string, p: string, kaiser: number, suggested: number) =>
      `KMO is ${kmo} and Bartlett’s test has ${p}. ${kaiser} eigenvalues exceed 1; ${suggested} rise above the noise.`,
  },
  zh: {
    scales: '使用哪些量表的题项',
    percentile: '与噪声的哪个分位数相比',
    median: '中位数',
    draw: '重新抽取噪声',
    component: '成分',
    eigenvalue: '特征值',
    one: '特征值 1',
    noise: '同样大小的噪声',
    picture: '从大到小排列的数据特征值，以及噪声的特征值',
    adequacy: (n: number, dropped: number) => `取样适切性：完整数据 ${n} 行，剔除 ${dropped} 行`,
    all: '全部题项',
    table: '前十二个特征值',
    finding: (kmo: string, p: string, kaiser: number, suggested: number) =>
      `KMO 为 ${kmo}，Bartlett 检验 ${p}。有 ${kaiser} 个特征值大于 1，其中 ${suggested} 个高于噪声。`,
  },
}
