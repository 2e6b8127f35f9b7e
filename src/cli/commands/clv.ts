import {
  CUSTOMER_BASE_MODELS,
  type CustomerBaseModel,
  fitCustomerBase,
  parameterNames,
  predictCustomers,
  projectCohort,
} from '../../core/loyalty/customerBase.ts'
import { DATE_FORMATS, isoDate, parseDay } from '../../core/loyalty/purchases/calendarDay.ts'
import { ROLES } from '../../core/loyalty/purchases/guessColumns.ts'
import { parseLogTable } from '../../core/loyalty/purchases/logTable.ts'
import { parseHistories } from '../../core/loyalty/purchases/parseHistories.ts'
import { parsePurchaseLog, readPurchases } from '../../core/loyalty/purchases/purchaseLog.ts'
import { summarise } from '../../core/loyalty/purchases/summarise.ts'
import { DAYS_PER, type TimeUnit } from '../../core/loyalty/purchases/timeUnit.ts'
import { nearest } from '../../core/model/nearest.ts'
import { type Command, type Io, UsageError } from '../command.ts'
import { parseFlags } from '../flags.ts'
import { isRecord, readJson, readText } from '../readJson.ts'
import { jsonArray, writeLines } from '../writeRows.ts'

export const command: Command = {
  name: 'clv',
  usage: `clv summary|fit|predict …

  clv summary --log log.csv [--calibration-end DATE] [--unit week] [--csv]
    --log log.csv          a purchase a row: customer, date, amount (- reads standard input); separator, header,
                           columns, dates and decimals are found out, and what was found is said
    --customer, --date, --amount COLUMN    by name, where what was found is not what is meant
    --calibration-end DATE last day of calibration, such as 1997-09-30 (the log's last day)
    --observation-end DATE last day of all (the log's last day)
    --unit day|week|month|year    unit of t_x and T (week)
    --date-format ${DATE_FORMATS.join('|')}   (detected)
    --decimal .|,          (detected)
    --utc-offset HOURS     where a day begins, for stamps that carry a zone (0)
    --skip-refused         leave out rows that cannot be read, and list them; else the first one ends the run
    --keep-negative        count negative amounts, which are mostly returns, as purchases
    --csv                  CSV, which fit and predict read; else JSON rows {customer, x, tx, T, zbar, …}

  clv fit <${CUSTOMER_BASE_MODELS.join('|')}> --data file.csv
    columns x, t_x, T (or frequency, recency, T; for bgbb n), zbar for gammagamma, perhaps count;
    for sbg and bdw a column survivors, the size of the cohort first.
    Gives {model, parameters, se, logLikelihood, converged}.

  clv predict <model> --data file.csv [--params fit.json] [--ahead 39]
    --params fit.json      what fit printed, or an object of parameters; without it the data are fitted
    --ahead N              units of the data (for sbg and bdw periods, the default 12) to look ahead
    --spend gg.json        parameters of gammagamma: adds spend and lifetimeValue (needs zbar)
    --unit week            unit of the data, for the lifetime value (week)
    --months 12            its horizon
    --discount 0.01        rate per month (for sbg and bdw per period, 0.1)`,
  describe: 'Customer base analysis: from a purchase log to fitted models, P(alive) and lifetime values.',
  async run(args, io) {
    const [action, ...rest] = args
    const run = action !== undefined && Object.hasOwn(ACTIONS, action) ? ACTIONS[action as Action] : undefined
    if (!run) {
      const names = Object.keys(ACTIONS)
      const near = action === undefined ? undefined : nearest(action, names)
      throw new UsageError(
        action === undefined
          ? `what to do? one of ${names.join(', ')}`
          : `unknown action "${action}"; ${near ? `did you mean ${near}?` : `one of ${names.join(', ')}`}`,
      )
    }
    await run(rest, io)
    return 0
  },
}

const ACTIONS = { summary, fit, predict }
type Action = keyof typeof ACTIONS

async function summary(args: readonly string[], io: Io): Promise<void> {
  const flags = parseFlags(args, {
    log: 'text',
    'calibration-end': 'text',
    'observation-end': 'text',
    unit: 'text',
    'date-format': 'text',
    decimal: 'text',
    'utc-offset': 'text',
    customer: 'text',
    date: 'text',
    amount: 'text',
    'skip-refused': 'switch',
    'keep-negative': 'switch',
    csv: 'switch',
  })
  if (flags.positionals.length > 0)
    throw new UsageError(`summary takes flags only; got "${flags.positionals[0]}"`)
  const path = required(flags, 'log')
  const unit = unitFlag(flags)
  const format = optional(flags, 'date-format', (value) => oneOf(value, DATE_FORMATS, '--date-format'))
  const decimal = optional(flags, 'decimal', (value) => oneOf(value, ['.', ','] as const, '--decimal'))
  const utcOffset = numberFlag(flags, 'utc-offset', 0)
  const calibrationEnd = optional(flags, 'calibration-end', (value) => dayFlag(value, '--calibration-end'))
  const observationEnd = optional(flags, 'observation-end', (value) => dayFlag(value, '--observation-end'))
  const columns = Object.fromEntries(
    ROLES.flatMap((role) => {
      const name = flags.text(role)
      return name === undefined ? [] : [[role, name]]
    }),
  )
  const options = {
    utcOffset,
    columns,
    keepNegative: flags.on('keep-negative'),
    ...(format ? { format } : {}),
    ...(decimal ? { decimal } : {}),
  }
  const text = await readText(io, '--log', path)
  const log = flags.on('skip-refused')
    ? readPurchases(parseLogTable(text), options)
    : parsePurchaseLog(text, options)
  const { customer, date, amount } = log.columns
  io.err(
    `cvt clv: customer from "${customer}", date from "${date}" (${log.format}), ${amount === null ? 'no amount' : `amount from "${amount}" (decimal ${log.decimal})`}\n`,
  )
  const refused = Object.values(log.refusedCount).reduce((sum, n) => sum + n, 0)
  for (const row of log.refused.slice(0, 10))
    io.err(`cvt clv: line ${row.line} left out: ${row.reason}: ${row.value}\n`)
  if (refused > 10) io.err(`cvt clv: ${refused - 10} more left out\n`)
  if (log.ambiguousWith.length > 0)
    io.err(
      `cvt clv: dates read as ${log.format}; ${log.ambiguousWith.join(', ')} would do too: say --date-format\n`,
    )

  const result = summarise(log.purchases, {
    unit,
    ...(calibrationEnd === undefined ? {} : { calibrationEnd }),
    ...(observationEnd === undefined ? {} : { observationEnd }),
  })
  const rows = result.customers.map(({ customer, x, tx, T, zbar, spend, holdout }) => ({
    customer,
    x,
    tx,
    T,
    zbar,
    spend,
    holdoutX: holdout.x,
    holdoutSpend: holdout.spend,
  }))
  if (flags.on('csv')) {
    const lines = rows.map((r) =>
      [quoted(r.customer), r.x, r.tx, r.T, r.zbar, r.spend, r.holdoutX, r.holdoutSpend].join(','),
    )
    await writeLines(
      io,
      ['customer,x,t_x,T,zbar,spend,holdout_x,holdout_spend', ...lines].map((line) => `${line}\n`),
    )
  } else await writeLines(io, jsonArray(rows.map((row) => JSON.stringify(row))))
  io.err(
    `cvt clv: ${rows.length} customers to ${isoDate(result.calibrationEnd)}, ${result.merged} purchases of one day merged, ` +
      `${result.firstPurchases} first purchases dropped, ${result.newInHoldout} customers first seen later left out\n`,
  )
}

async function fit(args: readonly string[], io: Io): Promise<void> {
  const flags = parseFlags(args, { data: 'text' })
  const model = modelOf(flags)
  const result = fitCustomerBase(model, await readText(io, '--data', required(flags, 'data')))
  const { parameters, standardErrors, logLikelihood, converged, iterations } = result
  await io.out(
    `${JSON.stringify({ model, parameters, se: standardErrors, logLikelihood, converged, iterations }, null, 2)}\n`,
  )
  if (!converged) io.err('cvt clv: the likelihood has no maximum that was found: these are no estimates\n')
}

async function predict(args: readonly string[], io: Io): Promise<void> {
  const flags = parseFlags(args, {
    data: 'text',
    params: 'text',
    ahead: 'text',
    spend: 'text',
    unit: 'text',
    months: 'text',
    discount: 'text',
  })
  const model = modelOf(flags)
  if (model === 'gammagamma')
    throw new UsageError('gammagamma predicts no purchases; give it to another by --spend')
  const given = flags.text('params')
  const isCurve = model === 'sbg' || model === 'bdw'
  if (given === undefined || !isCurve) required(flags, 'data')
  const path = flags.text('data')
  const text = path === undefined ? '' : await readText(io, '--data', path)
  const parameters =
    given === undefined
      ? fitCustomerBase(model, text).parameters
      : await readParameters(io, '--params', given, model)

  if (isCurve) {
    const rows = projectCohort(
      model,
      parameters,
      wholeFlag(flags, 'ahead', 12),
      numberFlag(flags, 'discount', 0.1),
    )
    await writeLines(io, jsonArray(rows.map((row) => JSON.stringify(row))))
    return
  }
  const spendPath = flags.text('spend')
  if (spendPath !== undefined && model === 'bgbb') throw new UsageError('--spend does not go with bgbb')
  const rows = parseHistories(text, spendPath === undefined ? ['x', 'tx', 'T'] : ['x', 'tx', 'T', 'zbar'])
  const value =
    spendPath === undefined
      ? undefined
      : {
          spends: await readParameters(io, '--spend', spendPath, 'gammagamma'),
          unit: unitFlag(flags),
          horizon: { value: wholeFlag(flags, 'months', 12), unit: 'month' as const },
          discount: { rate: numberFlag(flags, 'discount', 0.01), per: 'month' as const },
        }
  const ahead = model === 'bgbb' ? wholeFlag(flags, 'ahead', 1) : numberFlag(flags, 'ahead', 39)
  if (!(ahead >= 0)) throw new UsageError(`--ahead must not be negative; got "${flags.text('ahead')}"`)
  const predictions = predictCustomers(model, parameters, rows, ahead, value)
  await writeLines(io, jsonArray(predictions.map((row) => JSON.stringify(row))))
}

/** Parameters from a file that holds them, or what `fit` printed. */
async function readParameters(
  io: Io,
  flag: string,
  path: string,
  model: CustomerBaseModel,
): Promise<Record<string, number>> {
  const json = await readJson(io, flag, path)
  const record = isRecord(json) && isRecord(json['parameters']) ? json['parameters'] : json
  if (!isRecord(record)) throw new UsageError(`${flag} ${path}: not an object of parameters`)
  return Object.fromEntries(
    parameterNames(model).map((name) => {
      const value = record[name]
      if (!(typeof value === 'number' && value > 0))
        throw new UsageError(
          `${flag} ${path}: ${name} must be a positive number; got ${JSON.stringify(value)}`,
        )
      return [name, value]
    }),
  )
}

/** The flags of any action: a method, so that those of one may stand for it. */
interface Flags {
  readonly positionals: readonly string[]
  text(flag: string): string | undefined
}

function modelOf(flags: Flags): CustomerBaseModel {
  const [model, extra] = flags.positionals
  if (extra !== undefined) throw new UsageError(`one model only; got ${flags.positionals.join(', ')}`)
  if (model === undefined) throw new UsageError(`which model? one of ${CUSTOMER_BASE_MODELS.join(', ')}`)
  return oneOf(model, CUSTOMER_BASE_MODELS, 'model')
}

function required(flags: Flags, flag: string): string {
  const value = flags.text(flag)
  if (value === undefined) throw new UsageError(`--${flag} is missing`)
  return value
}

function optional<T>(flags: Flags, flag: string, read: (value: string) => T): T | undefined {
  const value = flags.text(flag)
  return value === undefined ? undefined : read(value)
}

function oneOf<T extends string>(value: string, options: readonly T[], what: string): T {
  if ((options as readonly string[]).includes(value)) return value as T
  const near = nearest(value, options)
  throw new UsageError(
    `${what} must be one of ${options.join(', ')}; got "${value}"${near ? `; did you mean ${near}?` : ''}`,
  )
}

function unitFlag(flags: Flags): TimeUnit {
  return oneOf(flags.text('unit') ?? 'week', Object.keys(DAYS_PER) as TimeUnit[], '--unit')
}

function numberFlag(flags: Flags, flag: string, absent: number): number {
  const text = flags.text(flag)
  if (text === undefined) return absent
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value))
    throw new UsageError(`--${flag} must be a number; got "${text}"`)
  return value
}

function wholeFlag(flags: Flags, flag: string, absent: number): number {
  const value = numberFlag(flags, flag, absent)
  if (!(Number.isInteger(value) && value >= 0))
    throw new UsageError(`--${flag} must be a whole number of at least 0; got "${flags.text(flag)}"`)
  return value
}

function dayFlag(text: string, flag: string): number {
  try {
    return parseDay(text)
  } catch (error) {
    throw new UsageError(`${flag}: ${(error as Error).message}`)
  }
}

const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
