import { useState } from 'preact/hooks'
import type { SemResult } from '../../../core/sem/fitModel.ts'
import type { SemOptions } from '../../../core/sem/options.ts'
import { toLavaan } from '../../../core/sem/toLavaan.ts'
import type { Language } from '../../../core/text.ts'
import { download } from '../../download.ts'
import type { LoadedData } from './dataSource.ts'
import { apaTable, reportHtml, reportMarkdown, reportOf } from './report.ts'

interface ReportPanelProps {
  result: SemResult
  model: string
  options: SemOptions
  loaded: LoadedData
  language: Language
}

/** The result to take away: a page, Markdown, tables for a paper, and R code that gives the same by lavaan. */
export function ReportPanel({ result, model, options, loaded, language }: ReportPanelProps) {
  const t = words[language]
  const [said, setSaid] = useState('')
  const report = reportOf(result, model, language)
  const { data, source } = loaded
  const code = toLavaan(
    model,
    options,
    'names' in data ? data : { file: source.kind === 'book' ? `${source.name}.csv` : source.name },
  )
  const copyTables = async () => {
    const html = report.parts.flatMap((part) => (part.kind === 'table' ? [apaTable(part)] : [])).join('\n')
    const text = report.parts
      .flatMap((part) =>
        part.kind === 'table'
          ? [part.caption, ...[part.head, ...part.rows].map((row) => row.join('\t')), '']
          : [],
      )
      .join('\n')
    try {
      await navigator.clipboard.write([
        new ClipboardItem({
          'text/html': new Blob([html], { type: 'text/html' }),
          'text/plain': new Blob([text], { type: 'text/plain' }),
        }),
      ])
      setSaid(t.copied)
    } catch {
      setSaid(t.notCopied)
    }
  }
  return (
    <div>
      <div class="panel-controls">
        <button
          type="button"
          class="button"
          onClick={() => download('sem-report.html', reportHtml(report, language), 'text/html')}
        >
          HTML
        </button>
        <button
          type="button"
          class="button"
          onClick={() => download('sem-report.md', reportMarkdown(report), 'text/markdown')}
        >
          Markdown
        </button>
        <button type="button" class="button" onClick={copyTables}>
          {t.tables}
        </button>
        <span role="status" class="hint">
          {said}
        </span>
      </div>
      <label class="code">
        {t.code}
        <textarea
          readOnly
          rows={12}
          value={code}
          spellcheck={false}
          wrap="off"
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
      <button type="button" class="quiet" onClick={() => download('model.R', code, 'text/plain')}>
        {t.save}
      </button>
    </div>
  )
}

const words = {
  en: {
    tables: 'Copy tables (APA)',
    copied: 'Copied: paste them into your document.',
    notCopied: 'The browser did not allow copying; take the HTML file.',
    code: 'The same in R, by lavaan',
    save: 'Download model.R',
  },
  zh: {
    tables: '复制表格（APA 格式）',
    copied: '已复制，可粘贴到文档中。',
    notCopied: '浏览器不允许复制，请下载 HTML 文件。',
    code: '用 R 的 lavaan 得到相同结果的代码',
    save: '下载 model.R',
  },
}
