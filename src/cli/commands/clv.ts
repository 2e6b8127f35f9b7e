import {
  CUSTOMER_BASE_MODELS,
  type CustomerBaseModel,
  fitCustomerBase,
  parameterNames,
  predictCustomers,
  projectCohort,
  purchaseModelOf,
  readHistories,
} from '../../core/loyalty/customerBase.ts'
import type { Estimates } from '../../core/loyalty/likelihood/deltaMethod.ts'
import { predictionErrors, projectionErrors } from '../../core/loyalty/predictionErrors.ts'
import { DATE_FORMATS } from '../../core/loyalty/purchases/calendarDay.ts'
import { nearest } from '../../core/model/nearest.ts'
import { modelOf, numberFlag, required, unitFlag, wholeFlag } from '../clv/flags.ts'
import { summary } from '../clv/summary.ts'
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
    for sbg and bdw a column survivors, the size of the cohort first. Separator and decimals are found out.
    Gives {model, parameters, se, covariance, logLikelihood, converged}; exits with 1 where it did not converge.

  clv predict <model> --data file.csv [--params fit.json] [--ahead 39]
    --params fit.json      what fit printed, or an object of parameters; without it the data are fitted
                           What is fitted, or printed by fit, gives standard errors too: expectedSe, lifetimeValueSe,
                           for sbg and bdw survivalSe and so on, from the errors of the estimates alone.
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
    return run(rest, io)
  },
}

const NO_MAXIMUM = 'cvt clv: the likelihood has no maximum that was found'

const ACTIONS = { summary, fit, predict }
type Action = keyof typeof ACTIONS

async function fit(args: readonly string[], io: Io): Promise<number> {
  const flags = parseFlags(args, { data: 'text' })
  const model = modelOf(flags)
  const result = fitCustomerBase(model, await readText(io, '--data', required(flags, 'data')))
  const { parameters, standardErrors: se, covariance, logLikelihood, converged, iterations } = result
  const printed = { model, parameters, se, covariance, logLikelihood, converged, iterations }
  await io.out(`${JSON.stringify(printed, null, 2)}\n`)
  if (converged) return 0
  io.err(`${NO_MAXIMUM}: these are no estimates\n`)
  return 1
}

async function predict(args: readonly string[], io: Io): Promise<number> {
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
  const estimates =
    given === undefined ? fitCustomerBase(model, text) : await readEstimates(io, '--params', given, model)
  if (!estimates.converged) {
    io.err(`${NO_MAXIMUM}: nothing is predicted; choose another model, or give --params\n`)
    return 1
  }
  const { parameters } = estimates

  if (isCurve) {
    const periods = wholeFlag(flags, 'ahead', 12)
    const discount = numberFlag(flags, 'discount', 0.1)
    const rows = projectCohort(model, parameters, periods, discount)
    const errors = projectionErrors(model, estimates, periods, discount)
    await writeLines(io, jsonArray(rows.map((row, t) => JSON.stringify({ ...row, ...errors?.[t] }))))
    return 0
  }
  const { inOpportunities } = purchaseModelOf(model)
  const spendPath = flags.text('spend')
  // Opportunities have no unit of time by which a discount could be counted.
  if (spendPath !== undefined && inOpportunities) throw new UsageError(`--spend does not go with ${model}`)
  const rows = readHistories(model, text, spendPath === undefined ? [] : ['zbar'])
  const spends =
    spendPath === undefined ? undefined : await readEstimates(io, '--spend', spendPath, 'gammagamma')
  const worth = spends && {
    spends,
    unit: unitFlag(flags),
    horizon: { value: wholeFlag(flags, 'months', 12), unit: 'month' as const },
    discount: { rate: numberFlag(flags, 'discount', 0.01), per: 'month' as const },
  }
  const ahead = inOpportunities ? wholeFlag(flags, 'ahead', 1) : numberFlag(flags, 'ahead', 39)
  if (!(ahead >= 0)) throw new UsageError(`--ahead must not be negative; got "${flags.text('ahead')}"`)
  const predictions = predictCustomers(model, parameters, rows, ahead, worth)
  const errors = predictionErrors(model, estimates, rows, predictions, ahead, worth)
  await writeLines(io, jsonArray(predictions.map((row, i) => JSON.stringify({ ...row, ...errors?.rows[i] }))))
  if (errors?.total) {
    const { value: total, lower, upper } = errors.total
    io.err(
      `cvt clv: lifetime value of all ${total.toFixed(2)}, 95% interval ${lower.toFixed(2)} to ${upper.toFixed(2)}, from the errors of the estimates alone\n`,
    )
  }
  return 0
}

/** Estimates from a file: parameters alone, or what `fit` printed, which tells how sure they are. */
async function readEstimates(
  io: Io,
  flag: string,
  path: string,
  model: CustomerBaseModel,
): Promise<Estimates & { readonly converged: boolean }> {
  const json = await readJson(io, flag, path)
  const fitted = isRecord(json) && isRecord(json['parameters']) ? json : { parameters: json }
  if ('converged' in fitted && fitted.converged !== true)
    throw new UsageError(
      `${flag} ${path}: converged must be true, else these are no estimates; got ${JSON.stringify(fitted.converged)}`,
    )
  const record = fitted['parameters']
  if (!isRecord(record)) throw new UsageError(`${flag} ${path}: not an object of parameters`)
  const names = parameterNames(model)
  const parameters = Object.fromEntries(
    names.map((name) => {
      const value = record[name]
      if (!(typeof value === 'number' && value > 0))
        throw new UsageError(
          `${flag} ${path}: ${name} must be a positive number; got ${JSON.stringify(value)}`,
        )
      return [name, value]
    }),
  )
  const { covariance = null } = fitted as { covariance?: unknown }
  if (covariance !== null && !isCovariance(covariance, names.length))
    throw new UsageError(`${flag} ${path}: covariance must be ${names.length} rows of as many numbers`)
  return { parameters, covariance, converged: true }
}

/** Is it a square of numbers with positive ones on its diagonal? */
function isCovariance(value: unknown, size: number): value is number[][] {
  return (
    Array.isArray(value) &&
    value.length === size &&
    value.every(
      (row: unknown, i) =>
        Array.isArray(row) && row.length === size && row.every((v) => Number.isFinite(v)) && row[i] > 0,
    )
  )
}
