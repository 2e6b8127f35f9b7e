import { Choice, Count, Many } from '../controls.tsx'
import { fixed, percentText, share } from '../statText.ts'
import type { Step } from '../step.ts'
import { longLabel, scalesOf } from '../survey.ts'
import { itemsOf } from './factorCount.tsx'

export interface FactorSettings {
  readonly scales: readonly string[]
  readonly factors: number
  readonly extraction: 'principal' | 'ml' | 'axis'
  readonly rotation: 'none' | 'varimax' | 'promax'
}

/** Which items go with which factor: loadings as a heat map. */
export const factorsStep: Step<FactorSettings, 'factors'> = {
  id: 'factors',
  title: { en: 'Factors', zh: '因子' },
  procedure: 'factors',
  scales: 1,
  help: ['loading', 'communality', 'varianceExplained', 'heywood'],
  start: (survey) => ({
    scales: scalesOf(survey),
    factors: Math.max(1, scalesOf(survey).length),
    extraction: 'principal',
    rotation: 'varimax',
  }),
  request: ({ scales, ...options }, survey) => {
    const items = itemsOf(scales, survey)
    return items.length >= 3 ? { items, ...options } : null
  },
  Controls: ({ survey, settings, change, language }) => {
    const t = words[language]
    const items = itemsOf(settings.scales, survey).length
    return (
      <>
        <Count
          label={t.factors}
          value={settings.factors}
          min={1}
          max={Math.max(1, Math.min(items, 12))}
          onChange={(factors) => change({ factors })}
        />
        <Choice
          label={t.rotation}
          value={settings.rotation}
          options={[
            ['varimax', t.varimax],
            ['promax', t.promax],
            ['none', t.unrotated],
          ]}
          onChange={(rotation) => change({ rotation })}
        />
        <Choice
          label={t.extraction}
          value={settings.extraction}
          options={[
            ['principal', t.principal],
            ['ml', t.ml],
            ['axis', t.axis],
          ]}
          onChange={(extraction) => change({ extraction })}
        />
        <Many
          label={t.scales}
          value={settings.scales}
          options={scalesOf(survey).map((name) => [name, name, longLabel(survey, name, language)])}
          onChange={(scales) => change({ scales })}
        />
      </>
    )
  },
  tables: ({ result, language, survey }) => {
    const t = words[language]
    const factors = result.ssLoadings.map((_, j) => t.factor(j + 1))
    const loadings = {
      caption: (result.factorCorrelations ? t.pattern : t.loadings)(result.n),
      corner: t.item,
      columns: [
        ...factors.map((label) => ({ label, help: 'loading' as const, text: share, heat: true })),
        { label: 'h²', help: 'communality' as const, text: share },
      ],
      rows: [
        ...result.items.map((item, i) => ({
          head: item,
          title: survey.wording[item]?.[language],
          cells: [...result.loadings[i]!, result.communality[item]!],
        })),
        { head: 'Σλ²', strong: true, cells: [...result.ssLoadings.map((value) => fixed(value)), ''] },
      ],
    }
    return result.factorCorrelations
      ? [
          loadings,
          {
            caption: t.correlations,
            corner: '',
            columns: factors.map((label) => ({ label, text: share, heat: true })),
            rows: factors.map((head, i) => ({ head, cells: result.factorCorrelations![i]! })),
          },
        ]
      : [loadings]
  },
  summary: ({ result, language, settings }) => {
    const t = words[language]
    // The sum of communalities is what factors explain together, also when they correlate.
    const explained = Object.values(result.communality).reduce((sum, value) => sum + value, 0)
    const strong = result.loadings.filter((row) => row.filter((value) => Math.abs(value) >= 0.4).length === 1)
    return [
      t.finding(
        settings.factors,
        percentText(explained / result.items.length),
        strong.length,
        result.items.length,
      ),
      result.converged ? '' : t.notConverged,
      result.heywood.length > 0 ? t.heywood(result.heywood.join(', ')) : '',
    ].join('')
  },
}

const words = {
  en: {
    factors: 'Factors',
    rotation: 'Rotation',
    extraction: 'Extraction',
    varimax: 'varimax (uncorrelated)',
    promax: 'promax (correlated)',
    unrotated: 'none',
    principal: 'principal components',
    ml: 'maximum likelihood',
    axis: 'principal axes',
    scales: 'Items of these scales',
    factor: (j: number) => `F${j}`,
    item: 'Item',
    loadings: (n: number) => `Loadings, n = ${n}`,
    pattern: (n: number) => `Loadings (pattern), n = ${n}`,
    correlations: 'Correlations of the factors',
    finding: (k: number, explained: string, strong: number, items: number) =>
      `${k === 1 ? 'One factor holds' : `${k} factors hold`} ${explained} of the items’ variance; ${strong} of ${items} items load .40 or more on exactly one.`,
    notConverged: ' The estimation did not converge: do not use these loadings.',
    heywood: (items: string) => ` A communality of ${items} reached 1 (a Heywood case).`,
  },
  zh: {
    factors: '因子个数',
    rotation: '旋转',
    extraction: '提取方法',
    varimax: '最大方差（因子不相关）',
    promax: 'promax（因子相关）',
    unrotated: '不旋转',
    principal: '主成分',
    ml: '最大似然',
    axis: '主轴',
    scales: '使用哪些量表的题项',
    factor: (j: number) => `F${j}`,
    item: '题项',
    loadings: (n: number) => `载荷，n = ${n}`,
    pattern: (n: number) => `载荷（模式矩阵），n = ${n}`,
    correlations: '因子间的相关',
    finding: (k: number, explained: string, strong: number, items: number) =>
      `${k} 个因子包含题项方差的 ${explained}；${items} 个题项中有 ${strong} 个恰好只在一个因子上载荷不低于 0.40。`,
    notConverged: '估计没有收敛，请勿使用这些载荷。',
    heywood: (items: string) => `${items} 的共同度达到 1（Heywood 现象）。`,
  },
}
