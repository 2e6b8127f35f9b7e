import { useId, useState } from 'preact/hooks'
import type { LogReport } from '../../core/loyalty/analysis/customerDesk.ts'
import { DATE_FORMATS } from '../../core/loyalty/purchases/calendarDay.ts'
import { ROLES } from '../../core/loyalty/purchases/guessColumns.ts'
import type { PurchaseLogOptions, Refusal } from '../../core/loyalty/purchases/purchaseLog.ts'
import type { Language } from '../../core/text.ts'
import { Choice } from '../survey/controls.tsx'
import { EXAMPLE, type Source } from './desk.ts'
import { Switch } from './fields.tsx'
import { problemText } from './problemText.ts'
import { count } from './text.ts'

interface DataPanelProps {
  source: Source
  reading: PurchaseLogOptions
  report: LogReport | undefined
  /** Where that report is from: another log may be on its way. */
  readFrom: Source
  encoding: string
  busy: boolean
  progress: number
  problem: string | null
  stopped: boolean
  language: Language
  onSource: (source: Source) => void
  onReading: (reading: PurchaseLogOptions) => void
  onStop: () => void
  onAgain: () => void
}

let opened = 0

/** Where the log comes from, how it was read, and what of it was refused. Nothing of it leaves the browser. */
export function DataPanel(props: DataPanelProps) {
  const { source, report, busy, progress, problem, stopped, language, onSource } = props
  const t = words[language]
  const id = useId()
  const [own, setOwn] = useState<Source | null>(null)
  const [over, setOver] = useState(false)
  const [pasted, setPasted] = useState('')
  const [tooLarge, setTooLarge] = useState(false)

  const take = (name: string, blob: Blob | undefined) => {
    if (!blob) return
    setTooLarge(blob.size > largest)
    if (blob.size > largest) return
    const next = { id: `own-${++opened}`, name, blob }
    setOwn(next)
    onSource(next)
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
          const file = event.dataTransfer?.files[0]
          take(file?.name ?? '', file)
        }}
      >
        <Choice
          label={t.log}
          value={source.id}
          options={[[EXAMPLE.id, t.example], ...(own ? [[own.id, own.name] as const] : [])]}
          onChange={(name) => onSource(name === own?.id ? own : EXAMPLE)}
        />
        <div class="control">
          <label for={`${id}-file`}>{t.file}</label>
          <input
            id={`${id}-file`}
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0]
              take(file?.name ?? '', file)
              event.currentTarget.value = ''
            }}
          />
        </div>
        <details>
          <summary>{t.paste}</summary>
          <textarea
            rows={6}
            aria-label={t.paste}
            spellcheck={false}
            placeholder={'customer,date,amount\nA17,2024-03-01,25.00'}
            value={pasted}
            onInput={(event) => setPasted(event.currentTarget.value)}
          />
          <button
            type="button"
            class="button"
            disabled={pasted.trim() === ''}
            onClick={() => take(t.pastedName, new Blob([pasted]))}
          >
            {t.read}
          </button>
        </details>
      </div>
      <p class="hint">{t.stays}</p>
      {tooLarge && (
        <p class="problem" role="alert">
          {t.tooLarge}
        </p>
      )}
      {problem && (
        <p class="problem" role="alert">
          {problemText(problem)[language]}
        </p>
      )}
      {busy && (
        <p class="working">
          <label>
            {t.reading} <progress max={1} value={progress} />
          </label>
          <button type="button" class="quiet" onClick={props.onStop}>
            {t.stop}
          </button>
        </p>
      )}
      {stopped && (
        <p class="problem">
          {t.stopped}{' '}
          <button type="button" class="quiet" onClick={props.onAgain}>
            {t.again}
          </button>
        </p>
      )}
      {report && !stopped && <Reading {...props} report={report} />}
    </div>
  )
}

/** How the file was read: said, and open to change. */
function Reading({
  reading,
  report,
  encoding,
  language,
  busy,
  onReading,
  readFrom,
}: DataPanelProps & { report: LogReport }) {
  const t = words[language]
  const change = (part: PurchaseLogOptions) => onReading({ ...reading, ...part })
  const refused = Object.values(report.refusedCount).reduce((sum, n) => sum + n, 0)
  const days = report.readAs.map(([text, iso]) => `${text} → ${iso}`).join(language === 'zh' ? '；' : '; ')
  return (
    <div class={`reading ${busy ? 'busy' : ''}`} aria-busy={busy}>
      <p class="summary" aria-live="polite">
        {t.found(readFrom.id === EXAMPLE.id ? t.example : readFrom.name, report)}{' '}
        {t.form(encoding.toUpperCase(), t.separators[report.separator], t.decimals[report.decimal])}
      </p>
      <div class="roles">
        {ROLES.map((role) => (
          <Choice
            key={role}
            label={t.roles[role]}
            value={report.columns[role] ?? ''}
            options={[
              ...(role === 'amount' ? [['', t.noAmount] as const] : []),
              ...report.names.map((name) => [name, name] as const),
            ]}
            onChange={(name) => change({ columns: { ...report.columns, [role]: name === '' ? null : name } })}
          />
        ))}
        <Choice
          label={t.format}
          value={report.format}
          options={DATE_FORMATS.map((format) => [format, t.formats[format]] as const)}
          onChange={(format) => change({ format })}
        />
        <Choice
          label={t.decimal}
          value={report.decimal}
          options={[
            ['.', t.decimals['.']],
            [',', t.decimals[',']],
          ]}
          onChange={(decimal) => change({ decimal })}
        />
        <Choice
          label={t.zone}
          value={String(reading.utcOffset ?? 0)}
          options={zones.map((hours) => [String(hours), zoneName(hours)] as const)}
          onChange={(hours) => change({ utcOffset: Number(hours) })}
        />
        <Switch
          label={t.header}
          value={report.hasHeader}
          // Other names of columns: what was told of them no longer holds.
          onChange={(hasHeader) => {
            const { columns: _columns, ...rest } = reading
            onReading({ ...rest, hasHeader })
          }}
        />
        <Switch
          label={t.keepNegative}
          value={reading.keepNegative ?? false}
          onChange={(keepNegative) => change({ keepNegative })}
        />
      </div>
      <p class="hint">
        {t.dates(days)}{' '}
        {report.format === 'unix-time'
          ? t.allZoned(zoneName(reading.utcOffset ?? 0))
          : t.zoned(report.zoned, zoneName(reading.utcOffset ?? 0))}
      </p>
      {report.ambiguousWith.length > 0 && (
        <p class="problem" role="status">
          {t.ambiguous(
            t.formats[report.format],
            report.ambiguousWith.map((format) => t.formats[format]).join(language === 'zh' ? '或' : ' or '),
          )}
        </p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a table that scrolls must be reachable by keyboard */}
      <section class="stat-scroll" tabIndex={0} aria-label={t.sample}>
        <table class="table stat dense">
          <caption>{t.sample}</caption>
          <thead>
            <tr>
              {report.names.map((name) => (
                <th key={name} scope="col">
                  {name}
                  {ROLES.filter((role) => report.columns[role] === name).map((role) => (
                    <b key={role} class="role">
                      {' '}
                      {t.roles[role]}
                    </b>
                  ))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.sample.map((cells, i) => (
              <tr key={i}>
                {report.names.map((name, j) => (
                  <td key={name}>{cells[j] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {refused > 0 && (
        <details class="refused" open={refused <= 10}>
          <summary>{t.refused(refused)}</summary>
          <p>
            {(Object.entries(report.refusedCount) as [Refusal, number][])
              .filter(([, n]) => n > 0)
              .map(([reason, n]) => `${t.reasons[reason]}${t.colon}${count(n)}`)
              .join(language === 'zh' ? '；' : '; ')}
          </p>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{t.line}</th>
                <th scope="col">{t.why}</th>
                <th scope="col">{t.stood}</th>
              </tr>
            </thead>
            <tbody>
              {report.refused.slice(0, 100).map(({ line, reason, value }) => (
                <tr key={line}>
                  <th scope="row">{line}</th>
                  <td>{t.reasons[reason]}</td>
                  <td>{value}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {refused > 100 && <p>{t.more(refused - 100)}</p>}
        </details>
      )}
    </div>
  )
}

/** Bytes; a log of 100,000 customers has about a thirtieth of this. */
const largest = 300_000_000

const zones = [
  -12, -11, -10, -9.5, -9, -8, -7, -6, -5, -4, -3.5, -3, -2, -1, 0, 1, 2, 3, 3.5, 4, 4.5, 5, 5.5, 5.75, 6, 6.5, 7, 8,
  9, 9.5, 10, 10.5, 11, 12, 13, 14,
] // prettier-ignore

function zoneName(hours: number): string {
  const whole = Math.floor(Math.abs(hours))
  const minutes = Math.round(60 * (Math.abs(hours) - whole))
  return `UTC${hours < 0 ? '\u2212' : '+'}${whole}${minutes ? `:${minutes}` : ''}`
}

const words = {
  en: {
    log: 'Purchase log',
    example: '2,357 customers (simulated)',
    file: 'Your own file (CSV or text), or drop it here',
    paste: 'Paste a log',
    pastedName: 'pasted log',
    read: 'Read it',
    stays:
      'A row a purchase: customer, date and, where there is one, the amount. Your data are read by your browser and stay in it: nothing is sent anywhere, and no link carries them.',
    tooLarge: 'The file is larger than 300 MB.',
    reading: 'Reading…',
    stop: 'Stop',
    stopped: 'Stopped.',
    again: 'Start again',
    separators: { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars', ' ': 'blanks' },
    decimals: { '.': 'point, 1.5', ',': 'comma, 1,5' },
    found: (name: string, r: LogReport) =>
      `${name}: ${count(r.rows)} rows, of which ${count(r.purchases)} are purchases, of ${count(r.customers)} customers. Purchases of one customer on one day count as one of their total: ${count(r.merged)} were merged.`,
    form: (encoding: string, separator: string, decimal: string) =>
      `Encoded in ${encoding}, separated by ${separator}, decimal ${decimal}.`,
    roles: { customer: 'Customer', date: 'Date', amount: 'Amount' },
    noAmount: 'none',
    format: 'Dates are written',
    formats: {
      'year-month-day': 'year, month, day',
      'day-month-year': 'day, month, year',
      'month-day-year': 'month, day, year',
      'excel-serial': 'day numbers of a spreadsheet',
      'unix-time': 'seconds or milliseconds since 1970',
    },
    decimal: 'Decimals',
    zone: 'Days begin at midnight of',
    header: 'The first row holds names',
    keepNegative: 'Count negative amounts (returns) as purchases',
    dates: (list: string) => `Dates as they were read: ${list}.`,
    zoned: (n: number, zone: string) =>
      n === 0
        ? 'No date carries a time zone: the days are those written.'
        : `${count(n)} dates carry a time zone and were brought to ${zone}; the others are taken as written.`,
    allZoned: (zone: string) => `The days are those of ${zone}.`,
    ambiguous: (format: string, others: string) =>
      `Every date can also be read as ${others}. They are read as ${format}: please make sure.`,
    sample: 'The first rows',
    refused: (n: number) => (n === 1 ? 'One row was refused' : `${count(n)} rows were refused`),
    reasons: {
      customer: 'no customer',
      date: 'not a date of this format',
      amount: 'not an amount',
      negative: 'negative amount',
    },
    colon: ': ',
    line: 'Line',
    why: 'Reason',
    stood: 'What stood there',
    more: (n: number) => `… and ${count(n)} more.`,
  },
  zh: {
    log: '购买记录',
    example: '2,357 位顾客（模拟）',
    file: '自己的文件（CSV 或文本），也可以拖到这里',
    paste: '粘贴记录',
    pastedName: '粘贴的记录',
    read: '读取',
    stays:
      '每行一次购买：顾客、日期，有金额的话再加金额。数据由浏览器读取，也只留在浏览器里：不会发送到任何地方，链接里也不带数据。',
    tooLarge: '文件超过 300 MB。',
    reading: '正在读取……',
    stop: '停止',
    stopped: '已停止。',
    again: '重新开始',
    separators: { ',': '逗号', ';': '分号', '\t': '制表符', '|': '竖线', ' ': '空格' },
    decimals: { '.': '点号，如 1.5', ',': '逗号，如 1,5' },
    found: (name: string, r: LogReport) =>
      `${name}：${count(r.rows)} 行，其中 ${count(r.purchases)} 行是购买，来自 ${count(r.customers)} 位顾客。同一顾客同一天的购买合并为一次，金额相加：共合并 ${count(r.merged)} 行。`,
    form: (encoding: string, separator: string, decimal: string) =>
      `编码 ${encoding}，以${separator}分隔，小数点为${decimal}。`,
    roles: { customer: '顾客', date: '日期', amount: '金额' },
    noAmount: '没有',
    format: '日期的写法',
    formats: {
      'year-month-day': '年、月、日',
      'day-month-year': '日、月、年',
      'month-day-year': '月、日、年',
      'excel-serial': '电子表格的日期序号',
      'unix-time': '1970 年以来的秒或毫秒',
    },
    decimal: '小数点',
    zone: '一天从何处的零点算起',
    header: '第一行是列名',
    keepNegative: '把负金额（退货）也算作购买',
    dates: (list: string) => `日期的读法：${list}。`,
    zoned: (n: number, zone: string) =>
      n === 0
        ? '日期都不带时区，按所写的日子计。'
        : `${count(n)} 个日期带有时区，已换算到 ${zone}；其余按所写的日子计。`,
    allZoned: (zone: string) => `日子按 ${zone} 计。`,
    ambiguous: (format: string, others: string) =>
      `所有日期也都能读作“${others}”。现按“${format}”读取，请确认。`,
    sample: '开头几行',
    refused: (n: number) => `有 ${count(n)} 行未被接受`,
    reasons: { customer: '没有顾客', date: '不是这种写法的日期', amount: '不是金额', negative: '金额为负' },
    colon: '：',
    line: '行',
    why: '原因',
    stood: '原文',
    more: (n: number) => `……另有 ${count(n)} 行。`,
  },
}
