import { Many } from '../controls.tsx'
import { share } from '../statText.ts'
import type { Step } from '../step.ts'
import { longLabel, scalesOf } from '../survey.ts'

export interface ValiditySettings {
  readonly scales: readonly string[]
}

/** Do the items of each scale hang together, and do the scales differ from one another? */
export const validityStep: Step<ValiditySettings, 'validity'> = {
  id: 'validity',
  title: { en: 'Validity', zh: '效度' },
  procedure: 'validity',
  scales: 2,
  help: ['compositeReliability', 'omega', 'ave', 'fornellLarcker', 'htmt'],
  start: (survey) => ({ scales: scalesOf(survey, 2) }),
  request: ({ scales }, survey) =>
    scales.length < 2
      ? null
      : { scales: Object.fromEntries(scales.map((name) => [name, survey.scales[name] ?? []])) },
  Controls: ({ survey, settings, change, language }) => (
    <Many
      label={words[language].scales}
      value={settings.scales}
      options={scalesOf(survey, 2).map((name) => [name, name, longLabel(survey, name, language)])}
      onChange={(scales) => change({ scales })}
    />
  ),
  tables: ({ result, language, survey }) => {
    const t = words[language]
    const { factors } = result
    const title = (name: string) => longLabel(survey, name, language)
    return [
      {
        caption: t.convergent,
        corner: t.scale,
        columns: [
          { label: t.loadings },
          { label: 'CR', help: 'compositeReliability', text: share },
          { label: 'ω', help: 'omega', text: share },
          { label: 'AVE', help: 'ave', text: share },
        ],
        rows: factors.map((name, i) => {
          const loadings = Object.values(result.loadings[name]!)
          return {
            head: name,
            title: title(name),
            cells: [
              `${share(Math.min(...loadings))} – ${share(Math.max(...loadings))}`,
              result.compositeReliability[i] ?? null,
              result.omega[i] ?? null,
              result.ave[i] ?? null,
            ],
          }
        }),
      },
      {
        caption: t.fornellLarcker,
        corner: '',
        columns: factors.map((label) => ({ label, help: 'fornellLarcker', text: share, heat: true })),
        rows: factors.map((head, i) => ({
          head,
          title: title(head),
          cells: factors.map((_, j) => (j <= i ? (result.fornellLarcker.table[i]![j] ?? null) : null)),
        })),
      },
      {
        caption: 'HTMT',
        corner: '',
        columns: factors.map((label) => ({ label, help: 'htmt', text: share, heat: true })),
        rows: factors.map((head, i) => ({
          head,
          title: title(head),
          cells: factors.map((_, j) => (j < i ? result.htmt[i]![j]! : null)),
        })),
      },
    ]
  },
  summary: ({ result, language }) => {
    const t = words[language]
    if (!result.converged) return t.notConverged
    const low = result.factors.filter((_, i) => (result.ave[i] ?? 1) < 0.5)
    const none = result.factors.filter((_, i) => result.ave[i] === null)
    const reliabilities = result.compositeReliability.filter((value) => value !== null)
    const pairs = result.htmt.flatMap((row, i) => row.slice(0, i))
    // Rows left out are what every step has to say; the rest is about this model.
    const warnings = result.diagnoses.filter(({ code }) => code !== 'rows-dropped')
    return [
      t.finding(
        share(reliabilities.length > 0 ? Math.min(...reliabilities) : null),
        low.join(', '),
        none.join(', '),
        result.fornellLarcker.violations.map((pair) => pair.join('–')).join(', '),
        share(Math.max(...pairs)),
      ),
      ...warnings.map(({ text }) => text[language]),
    ].join(language === 'zh' ? '' : ' ')
  },
}

const words = {
  en: {
    scales: 'Scales',
    scale: 'Scale',
    loadings: 'loadings',
    convergent: 'Convergent validity, from a confirmatory factor analysis',
    fornellLarcker: '√AVE on the diagonal, correlations of the constructs below it',
    notConverged: 'The confirmatory factor analysis did not converge: do not use these numbers.',
    finding: (cr: string, low: string, none: string, violations: string, htmt: string) =>
      `The lowest composite reliability is ${cr}. ${
        low !== ''
          ? `AVE is below .50 for ${low}.`
          : none === ''
            ? 'Every AVE reaches .50.'
            : 'Every other AVE reaches .50.'
      }${none === '' ? '' : ` There is neither for ${none}: an item has an error variance below zero.`} ${
        violations === ''
          ? 'No construct shares more with another than with its own items'
          : `The criterion of Fornell and Larcker fails for ${violations}`
      }; the largest HTMT is ${htmt}.`,
  },
  zh: {
    scales: '量表',
    scale: '量表',
    loadings: '载荷',
    convergent: '收敛效度（由验证性因子分析得出）',
    fornellLarcker: '对角线为 √AVE，其下为构念间的相关',
    notConverged: '验证性因子分析没有收敛，请勿使用这些数字。',
    finding: (cr: string, low: string, none: string, violations: string, htmt: string) =>
      `组合信度最低为 ${cr}；${
        low !== ''
          ? `AVE 低于 0.50 的有 ${low.replaceAll(', ', '、')}`
          : none === ''
            ? '各构念的 AVE 都达到 0.50'
            : '其余构念的 AVE 都达到 0.50'
      }。${none === '' ? '' : `${none.replaceAll(', ', '、')} 有题项的误差方差为负，因此没有组合信度和 AVE。`}${
        violations === ''
          ? '没有哪个构念与别的构念的共同之处多于与自己的题项'
          : `不满足 Fornell–Larcker 准则的有 ${violations.replaceAll(', ', '、')}`
      }；HTMT 最大为 ${htmt}。`,
  },
}
