import { useId, useState } from 'preact/hooks'
import type { CsvOptions } from '../../../core/survey/parseCsv.ts'
import { counted } from '../../../core/survey/surveyError.ts'
import type { Language } from '../../../core/text.ts'
import type { Answer, ReadTable } from '../../../workers/survey.worker.ts'
import { errorText } from '../../errorText.ts'
import { openFile } from '../analyst.ts'
import { Choice } from '../controls.tsx'
import { type BuiltInId, builtInIds, surveys } from '../survey.ts'

export interface Opened {
  readonly id: string
  readonly name: string
  readonly table: ReadTable
  /** As it was read, for the page of structural models. */
  readonly text: string
}

interface DataChoiceProps {
  value: string
  opened: Opened | null
  language: Language
  onBuiltIn: (id: BuiltInId) => void
  onOpened: (opened: Opened) => void
}

let files = 0

/** The book's data sets, or the reader's file: dropped, chosen or pasted. It is read here and sent nowhere. */
export function DataChoice({ value, opened, language, onBuiltIn, onOpened }: DataChoiceProps) {
  const t = words[language]
  const id = useId()
  const [missing, setMissing] = useState('NA, N/A, NaN, ., -99')
  const [decimal, setDecimal] = useState<'auto' | '.' | ','>('auto')
  const [pasted, setPasted] = useState('')
  const [over, setOver] = useState(false)
  const [problem, setProblem] = useState('')

  const read = async (name: string, bytes: Uint8Array) => {
    setProblem('')
    const options: CsvOptions = {
      missing: ['', ...missing.split(/[,，、]/).map((code) => code.trim())],
      ...(decimal !== 'auto' && { decimal }),
    }
    const own = `own-${++files}`
    const copy = bytes.slice()
    const answer: Answer<ReadTable> = await openFile(own, bytes, options).catch((error: unknown) => ({
      ok: false,
      problem: errorText(error),
    }))
    if (!answer.ok) return setProblem(answer.problem[language])
    const text = new TextDecoder(answer.value.encoding).decode(copy)
    onOpened({ id: own, name, table: answer.value, text })
  }
  const readFile = async (file: File | undefined) => {
    if (!file) return
    if (file.size > largest) return setProblem(t.tooLarge)
    await read(file.name, new Uint8Array(await file.arrayBuffer()))
  }

  return (
    <div>
      <div
        class={`drop ${over ? 'over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          void readFile(event.dataTransfer?.files[0])
        }}
      >
        <Choice
          label={t.book}
          value={value}
          options={[
            ...builtInIds.map((name) => [name as string, surveys[name].title[language]] as const),
            ...(opened ? [[opened.id, opened.name] as const] : []),
          ]}
          onChange={(name) => {
            if (name === opened?.id) onOpened(opened)
            else onBuiltIn(name as BuiltInId)
          }}
        />
        <div class="control">
          <label for={`${id}-file`}>{t.file}</label>
          <input
            id={`${id}-file`}
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            onChange={(event) => {
              void readFile(event.currentTarget.files?.[0])
              event.currentTarget.value = ''
            }}
          />
        </div>
        <div class="control">
          <label for={`${id}-missing`}>{t.missing}</label>
          <input
            id={`${id}-missing`}
            class="field"
            value={missing}
            autocomplete="off"
            onInput={(event) => setMissing(event.currentTarget.value)}
          />
        </div>
        <Choice
          label={t.decimal}
          value={decimal}
          options={[
            ['auto', t.auto],
            ['.', t.point],
            [',', t.comma],
          ]}
          onChange={setDecimal}
        />
        <details>
          <summary>{t.paste}</summary>
          <textarea
            rows={5}
            aria-label={t.paste}
            spellcheck={false}
            value={pasted}
            onInput={(event) => setPasted(event.currentTarget.value)}
          />
          <button
            type="button"
            class="button"
            disabled={pasted.trim() === ''}
            onClick={() => void read(t.pastedName, new TextEncoder().encode(pasted))}
          >
            {t.read}
          </button>
        </details>
      </div>
      <p class="hint">{t.stays}</p>
      {problem !== '' && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {opened && value === opened.id && <ReadReport opened={opened} language={language} />}
    </div>
  )
}

/** What was read, and all that was refused or read otherwise than written. */
function ReadReport({ opened: { name, table }, language }: { opened: Opened; language: Language }) {
  const t = words[language]
  const { report, columns } = table
  const count = (type: string) => columns.filter((column) => column.type === type).length
  return (
    <div class="report" aria-live="polite">
      <p>
        {t.report(name, table.rows, columns.length, count('numeric'), count('text'), count('constant'))}{' '}
        {t.form(table.encoding.toUpperCase(), t.separators[report.separator], report.decimal, report.missing)}
        {!report.header && ` ${t.nameless}`}
      </p>
      {report.issueCount > 0 && (
        <details open={report.issueCount <= 5}>
          <summary>{t.issues(report.issueCount)}</summary>
          <ul>
            {report.issues.slice(0, 50).map((issue, i) => (
              <li key={i}>{issue.message[language]}</li>
            ))}
          </ul>
          {report.issueCount > 50 && <p>{t.more(report.issueCount - 50)}</p>}
        </details>
      )}
    </div>
  )
}

/** Bytes; a table of 20,000 rows and 200 columns has about a tenth of this. */
const largest = 80_000_000

const words = {
  en: {
    book: 'Data set',
    file: 'Your own file (CSV), or drop it here',
    missing: 'What stands for a missing answer',
    decimal: 'Decimals',
    auto: 'find out',
    point: 'point, 1.5',
    comma: 'comma, 1,5',
    paste: 'Paste a table',
    pastedName: 'pasted table',
    read: 'Read it',
    stays: 'Your data are read by your browser and stay in it. Nothing is sent anywhere.',
    tooLarge: 'The file is larger than 80 MB.',
    separators: { ',': 'commas', ';': 'semicolons', '\t': 'tabs' },
    report: (name: string, rows: number, columns: number, numeric: number, text: number, constant: number) =>
      `${name}: ${counted(rows, 'row')}, ${counted(columns, 'column')}, of which ${numeric} hold numbers, ${text} text and ${constant} a constant.`,
    form: (encoding: string, separator: string, decimal: string, missing: number) =>
      `Encoded in ${encoding}, separated by ${separator}, decimal ${decimal === '.' ? 'point' : 'comma'}; ${counted(missing, 'cell')} missing.`,
    nameless: 'There are no names on top: the columns are called V1, V2 and so on.',
    issues: (count: number) =>
      count === 1 ? 'One thing was refused' : `${count} things were refused or changed`,
    more: (count: number) => `… and ${count} more.`,
  },
  zh: {
    book: '数据',
    file: '自己的文件（CSV），也可以拖到这里',
    missing: '哪些写法表示缺失',
    decimal: '小数点',
    auto: '自动判断',
    point: '点号，如 1.5',
    comma: '逗号，如 1,5',
    paste: '粘贴表格',
    pastedName: '粘贴的表格',
    read: '读取',
    stays: '数据由浏览器读取，也只留在浏览器里，不会发送到任何地方。',
    tooLarge: '文件超过 80 MB。',
    separators: { ',': '逗号', ';': '分号', '\t': '制表符' },
    report: (name: string, rows: number, columns: number, numeric: number, text: number, constant: number) =>
      `${name}：${rows} 行，${columns} 列，其中数字列 ${numeric}，文字列 ${text}，常数列 ${constant}。`,
    form: (encoding: string, separator: string, decimal: string, missing: number) =>
      `编码 ${encoding}，以${separator}分隔，小数点为${decimal === '.' ? '点号' : '逗号'}；缺失 ${missing} 格。`,
    nameless: '首行不是列名：各列依次称为 V1、V2……',
    issues: (count: number) => `有 ${count} 处未被接受或作了改动`,
    more: (count: number) => `……另有 ${count} 处。`,
  },
}
