import { DATE_FORMATS, isoDate } from '../../core/loyalty/purchases/calendarDay.ts'
import { ROLES } from '../../core/loyalty/purchases/guessColumns.ts'
import { parseLogTable } from '../../core/loyalty/purchases/logTable.ts'
import { parsePurchaseLog, readPurchases } from '../../core/loyalty/purchases/purchaseLog.ts'
import { summarise } from '../../core/loyalty/purchases/summarise.ts'
import { csvLine } from '../../core/model/export.ts'
import { type Io, UsageError } from '../command.ts'
import { parseFlags } from '../flags.ts'
import { readText } from '../readJson.ts'
import { jsonArray, writeLines } from '../writeRows.ts'
import { dayFlag, numberFlag, oneOf, optional, required, unitFlag } from './flags.ts'

/** `cvt clv summary`: from a purchase log to a row a customer, and on stderr how the log was read. */
export async function summary(args: readonly string[], io: Io): Promise<number> {
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
  const found = log.columns
  io.err(
    `cvt clv: customer from "${found.customer}", date from "${found.date}" (${log.format}), ${found.amount === null ? 'no amount' : `amount from "${found.amount}" (decimal ${log.decimal})`}\n`,
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
      csvLine([r.customer, r.x, r.tx, r.T, r.zbar, r.spend, r.holdoutX, r.holdoutSpend]),
    )
    await writeLines(io, [csvLine(CSV_COLUMNS), ...lines])
  } else await writeLines(io, jsonArray(rows.map((row) => JSON.stringify(row))))
  io.err(
    `cvt clv: ${many(rows.length, 'customer')} to ${isoDate(result.calibrationEnd)}, ${many(result.merged, 'purchase')} of one day merged, ` +
      `${many(result.firstPurchases, 'first purchase')} dropped, ${many(result.newInHoldout, 'customer')} first seen later left out\n`,
  )
  return 0
}

const many = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`

const CSV_COLUMNS = ['customer', 'x', 't_x', 'T', 'zbar', 'spend', 'holdout_x', 'holdout_spend']
