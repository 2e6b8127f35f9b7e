import type { SemResult } from '../../../core/sem/fitModel.ts'
import { estimatorName, type SemSettings } from '../../../core/sem/options.ts'
import type { Language } from '../../../core/text.ts'
import { coefficient, pText } from '../../../figures/path-diagram/valueText.ts'
import { nameOf } from '../EstimateTable.tsx'
import { fitText } from '../fitText.ts'

/** A report before it has a form: headings, paragraphs and tables. */
export interface Report {
  readonly title: string
  readonly parts: readonly ReportPart[]
}

export interface ReportTable {
  readonly kind: 'table'
  readonly caption: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export type ReportPart = { readonly kind: 'heading' | 'text' | 'code'; readonly text: string } | ReportTable

/** What a paper says of a fitted model: sample, fit, estimates, R², what is to be read with care. */
export function reportOf(result: SemResult, model: string, language: Language): Report {
  const t = words[language]
  const { fit, parameters, table, r2, settings, diagnoses } = result
  const hasGroups = table.groups.length > 1
  const rowsOf = (op: (row: (typeof parameters)[number]) => boolean) =>
    parameters
      .filter(op)
      .map((row) => [
        nameOf(row),
        ...(hasGroups ? [row.group ? table.groups[row.group - 1]! : ''] : []),
        coefficient(row.est),
        row.free && row.se !== null ? coefficient(row.se) : '—',
        row.free && row.z !== null ? coefficient(row.z) : '—',
        row.free && row.pvalue !== null ? pText(row.pvalue) : '—',
        row.free && row['ci.lower'] !== null
          ? `[${coefficient(row['ci.lower'])}, ${coefficient(row['ci.upper']!)}]`
          : '—',
        row['std.all'] === null ? '—' : coefficient(row['std.all']),
      ])
  const head = [t.parameter, ...(hasGroups ? [t.group] : []), 'b', 'SE', 'z', 'p', t.interval, 'β']
  const tables = [
    [t.loadings, rowsOf(({ op }) => op === '=~')],
    [t.paths, rowsOf(({ op }) => op === '~')],
    [t.covariances, rowsOf(({ op, lhs, rhs }) => op === '~~' && lhs !== rhs)],
    [t.defined, rowsOf(({ op }) => op === ':=')],
  ] as const
  return {
    title: t.title,
    parts: [
      {
        kind: 'text',
        text: t.method(
          settings,
          result.groups.map(({ label, n }) => (label ? `${label}: ${n}` : String(n))).join(', '),
        ),
      },
      { kind: 'text', text: `${fitText(fit, language)}${language === 'zh' ? '。' : '.'}` },
      ...diagnoses.map(({ text }): ReportPart => ({ kind: 'text', text: text[language] })),
      ...tables.flatMap(([caption, rows]): ReportPart[] =>
        rows.length === 0 ? [] : [{ kind: 'table', caption, head, rows }],
      ),
      {
        kind: 'table',
        caption: t.explained,
        head: [t.variable, 'R²'],
        rows: Object.entries(r2).map(([name, value]) => [name, coefficient(value ?? NaN)]),
      },
      { kind: 'text', text: t.note },
      { kind: 'heading', text: t.model },
      { kind: 'code', text: model.trim() },
    ],
  }
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text: string) => text.replaceAll(/[&<>"]/g, (c) => escapes[c]!)

/** The report as a page of its own; tables in the manner of the APA, which a word processor takes over by copying. */
export function reportHtml({ title, parts }: Report, language: Language): string {
  const body = parts.map((part) => {
    if (part.kind === 'table') return apaTable(part)
    const tag = { heading: 'h2', text: 'p', code: 'pre' }[part.kind]
    return `<${tag}>${escapeHtml(part.text)}</${tag}>`
  })
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<style>body{font:16px/1.5 "Times New Roman",serif;max-width:50rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;margin:1.2rem 0;border-top:1.5px solid;border-bottom:1.5px solid}caption{text-align:left;font-style:italic}th,td{padding:.15rem .8rem .15rem 0;text-align:right;font-weight:400}th:first-child,td:first-child{text-align:left}thead tr{border-bottom:1px solid}</style>
</head><body><h1>${escapeHtml(title)}</h1>
${body.join('\n')}
</body></html>
`
}

/** Rules above, below and under the head, and none between: the table of the APA's manual. */
export function apaTable({ caption, head, rows }: ReportTable): string {
  const cells = (tag: string, row: readonly string[]) =>
    `<tr>${row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`
  return `<table><caption>${escapeHtml(caption)}</caption><thead>${cells('th', head)}</thead><tbody>\n${rows.map((row) => cells('td', row)).join('\n')}\n</tbody></table>`
}

/** Only what Markdown would take for its own is marked. */
const escapeMarkdown = (text: string) => text.replaceAll(/([\\`*_{}[\]<>|~])/g, String.raw`\$1`)

export function reportMarkdown({ title, parts }: Report): string {
  const row = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`
  const body = parts.map((part) => {
    if (part.kind === 'table') {
      const { caption, head, rows } = part
      const rule = `| ${head.map((_, i) => (i === 0 ? '---' : '---:')).join(' | ')} |`
      return [`**${escapeMarkdown(caption)}**`, '', row(head), rule, ...rows.map(row)].join('\n')
    }
    if (part.kind === 'code')
      return part.text
        .split('\n')
        .map((line) => `    ${line}`)
        .join('\n')
    return (part.kind === 'heading' ? '## ' : '') + escapeMarkdown(part.text)
  })
  return [`# ${escapeMarkdown(title)}`, ...body, ''].join('\n\n')
}

/** Whose correction the scaled χ² is. */
function correction({ test }: SemSettings, language: Language): readonly string[] {
  if (test === 'standard') return []
  const authors = test === 'satorra.bentler' ? 'Satorra–Bentler' : 'Yuan–Bentler'
  return [language === 'zh' ? `χ² 经 ${authors} 校正` : `${authors} scaled χ²`]
}

const words = {
  en: {
    title: 'A structural equation model',
    method: (settings: SemSettings, n: string) =>
      `Estimated by ${estimatorName(settings)} (${[
        ...(settings.estimator === 'ML' ? [`${settings.likelihood} likelihood`] : []),
        settings.missing === 'fiml' ? 'full information for missing values' : 'listwise deletion',
        ...correction(settings, 'en'),
      ].join(', ')}); n = ${n}.`,
    parameter: 'Parameter',
    group: 'Group',
    interval: '95% CI',
    loadings: 'Loadings',
    paths: 'Paths',
    covariances: 'Covariances',
    defined: 'Defined parameters',
    explained: 'Explained variance',
    variable: 'Variable',
    note: 'Note. b: unstandardised estimate; β: fully standardised. A dash marks a fixed parameter.',
    model: 'Model',
  },
  zh: {
    title: '结构方程模型报告',
    method: (settings: SemSettings, n: string) =>
      `估计方法：${estimatorName(settings)}（${[
        ...(settings.estimator === 'ML' ? [`${settings.likelihood} 似然`] : []),
        settings.missing === 'fiml' ? '缺失值用完全信息法' : '列删除法',
        ...correction(settings, 'zh'),
      ].join('，')}）；n = ${n}。`,
    parameter: '参数',
    group: '组',
    interval: '95% CI',
    loadings: '因子载荷',
    paths: '路径',
    covariances: '协方差',
    defined: '自定义参数',
    explained: '解释方差',
    variable: '变量',
    note: '注：b 为非标准化估计值，β 为完全标准化系数；横线表示固定参数。',
    model: '模型',
  },
}
