import type { LogReport, TableReport } from '../../core/loyalty/analysis/customerDesk.ts'
import { DATE_FORMATS, type DateFormat } from '../../core/loyalty/purchases/calendarDay.ts'
import { ROLES } from '../../core/loyalty/purchases/guessColumns.ts'
import type { PurchaseLogOptions, Refusal } from '../../core/loyalty/purchases/purchaseLog.ts'
import type { Language } from '../../core/text.ts'
import { Choice } from '../survey/controls.tsx'
import type { ReadLog } from './desk.ts'
import { Switch } from './Switch.tsx'
import { count, countOf } from './text.ts'
import { Scrolling } from '../Scrolling.tsx'
import { Summary } from '../Summary.tsx'

interface ReadingReportProps {
  read: ReadLog
  table: TableReport
  /** Of the log. */
  name: string
  reading: PurchaseLogOptions
  busy: boolean
  language: Language
  onReading: (reading: PurchaseLogOptions) => void
}

/** How the file was read: said, and open to change. */
export function ReadingReport(props: ReadingReportProps) {
  const { read, table, name, reading, busy, language, onReading } = props
  const t = words[language]
  const { report, encoding } = read
  const { names } = table
  const columns = { customer: null, date: null, amount: null, ...reading.columns, ...report?.columns }
  const change = (part: PurchaseLogOptions) => onReading({ ...reading, ...part })
  const zone = zoneName(reading.utcOffset ?? 0)
  return (
    <div class={`reading ${busy ? 'busy' : ''}`} aria-busy={busy}>
      <Summary
        text={[
          report ? t.found(name, report) : t.choose(name),
          t.form(encoding.toUpperCase(), t.separators[table.separator]),
        ].join(language === 'zh' ? '' : ' ')}
      />
      <div class="roles">
        {ROLES.map((role) => (
          <Choice
            key={role}
            label={t.roles[role]}
            value={columns[role] ?? ''}
            options={[
              ...(role === 'amount' || columns[role] === null
                ? [['', role === 'amount' ? t.noAmount : t.which] as const]
                : []),
              ...names.map((each) => [each, each] as const),
            ]}
            onChange={(chosen) => {
              const told = Object.entries({ ...columns, [role]: chosen === '' ? null : chosen })
              // What is not known yet is still to be found out.
              change({
                columns: Object.fromEntries(
                  told.filter(([r, n]) => n !== null || (r === 'amount' && (role === r || report))),
                ),
              })
            }}
          />
        ))}
        <Choice<DateFormat | ''>
          label={t.format}
          value={report?.format ?? reading.format ?? ''}
          options={[
            ...(report ? [] : [['', t.findOut] as const]),
            ...DATE_FORMATS.map((format) => [format, t.formats[format]] as const),
          ]}
          onChange={(format) => format !== '' && change({ format })}
        />
        <Choice
          label={t.decimal}
          value={report?.decimal ?? reading.decimal ?? '.'}
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
          value={table.hasHeader}
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
      {report && (
        <>
          <p class="hint">
            {t.dates(report.readAs.map(([text, iso]) => `${text} → ${iso}`).join(t.semicolon))}{' '}
            {report.format === 'unix-time' ? t.allZoned(zone) : t.zoned(report.zoned, zone)}
          </p>
          {report.ambiguousWith.length > 0 && (
            <p class="problem" role="status">
              {t.ambiguous(
                t.formats[report.format],
                report.ambiguousWith.map((format) => t.formats[format]).join(t.or),
              )}
            </p>
          )}
        </>
      )}
      <Scrolling class="stat-scroll" label={t.sample}>
        <table class="table stat dense">
          <caption>{t.sample}</caption>
          <thead>
            <tr>
              {names.map((each) => (
                <th key={each} scope="col">
                  {each}
                  {ROLES.filter((role) => columns[role] === each).map((role) => (
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
            {table.sample.map((cells, i) => (
              <tr key={i}>
                {names.map((each, j) => (
                  <td key={each}>{cells[j] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      {report && <Refused report={report} language={language} />}
    </div>
  )
}

/** Rows shown. */
const most = 100

/** The rows that are no purchases, each with its line and why. */
function Refused({ report, language }: { report: LogReport; language: Language }) {
  const t = words[language]
  const reasons = (Object.entries(report.refusedCount) as [Refusal, number][]).filter(([, n]) => n > 0)
  const refused = reasons.reduce((sum, [, n]) => sum + n, 0)
  if (refused === 0) return null
  return (
    <details class="refused" open={refused <= 10}>
      <summary>{t.refused(refused)}</summary>
      <p>{reasons.map(([reason, n]) => `${t.reasons[reason]}${t.colon}${count(n)}`).join(t.semicolon)}</p>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t.line}</th>
            <th scope="col">{t.why}</th>
            <th scope="col">{t.stood}</th>
          </tr>
        </thead>
        <tbody>
          {report.refused.slice(0, most).map(({ line, reason, value }) => (
            <tr key={line}>
              <th scope="row">{line}</th>
              <td>{t.reasons[reason]}</td>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {refused > most && <p>{t.more(refused - most)}</p>}
    </details>
  )
}

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
    separators: { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars', ' ': 'blanks' },
    decimals: { '.': 'point, 1.5', ',': 'comma, 1,5' },
    found: (name: string, r: LogReport) =>
      `${name}: ${countOf(r.rows, 'row')}, of which ${count(r.purchases)} ${r.purchases === 1 ? 'is a purchase' : 'are purchases'}, of ${countOf(r.customers, 'customer')}. Purchases of one customer on one day count as one of their total: ${count(r.merged)} ${r.merged === 1 ? 'was' : 'were'} merged.`,
    form: (encoding: string, separator: string) => `Encoded in ${encoding}, separated by ${separator}.`,
    choose: (name: string) => `${name}: please say which column holds the customer and which the date.`,
    which: 'choose…',
    findOut: 'find out',
    or: ' or ',
    semicolon: '; ',
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
    separators: { ',': '逗号', ';': '分号', '\t': '制表符', '|': '竖线', ' ': '空格' },
    decimals: { '.': '点号，如 1.5', ',': '逗号，如 1,5' },
    found: (name: string, r: LogReport) =>
      `${name}：${count(r.rows)} 行，其中 ${count(r.purchases)} 行是购买，来自 ${count(r.customers)} 位顾客。同一顾客同一天的购买合并为一次，金额相加：共合并 ${count(r.merged)} 行。`,
    form: (encoding: string, separator: string) => `编码 ${encoding}，以${separator}分隔。`,
    choose: (name: string) => `${name}：请指明哪一列是顾客、哪一列是日期。`,
    which: '请选择……',
    findOut: '自动判断',
    or: '或',
    semicolon: '；',
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
