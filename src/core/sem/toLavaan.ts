import { settingsOf } from './options.ts'
import type { SemOptions } from './options.ts'

/**
 * R code that fits the same model by lavaan: the model text and the call with every option that differs from
 * lavaan's defaults. The AMOS dialect becomes `likelihood = "wishart"`.
 *
 * @param data where the data come from: a CSV file, or a covariance matrix to be filled in
 */
export function toLavaan(
  source: string,
  options: SemOptions = {},
  data:
    | { readonly file: string }
    | {
        readonly names: readonly string[]
        readonly cov: readonly (readonly number[])[]
        readonly n: number
      } = {
    file: 'data.csv',
  },
): string {
  const settings = settingsOf(options)
  const args = [
    ['estimator', options.estimator],
    ['likelihood', settings.likelihood === 'wishart' ? 'wishart' : undefined],
    ['missing', settings.missing === 'fiml' ? 'fiml' : undefined],
    ['meanstructure', options.meanstructure],
    ['std.lv', options['std.lv']],
    ['orthogonal', options.orthogonal],
    ['fixed.x', options['fixed.x']],
    ['group', options.group],
    ['group.equal', options['group.equal']],
    ['se', options.se],
    ['information', options.information],
  ] as const
  const reading =
    'file' in data
      ? [`d <- read.csv(${quoted(data.file)})`]
      : [
          `S <- matrix(c(${data.cov.flat().join(', ')}), ${data.names.length}, byrow = TRUE,`,
          `            dimnames = rep(list(c(${data.names.map((name) => quoted(name)).join(', ')})), 2))`,
        ]
  const call = [
    'model',
    ...('file' in data ? ['data = d'] : ['sample.cov = S', `sample.nobs = ${data.n}`]),
    ...args.flatMap(([name, value]) => (value === undefined ? [] : [`${name} = ${literal(value)}`])),
  ]
  return [
    'library(lavaan)',
    ...reading,
    `model <- ${quoted(source.trim(), true)}`,
    `fit <- ${settings.model}(${call.join(', ')})`,
    'summary(fit, fit.measures = TRUE, standardized = TRUE, rsquare = TRUE)',
    ...(settings.modindices ? ['modindices(fit, sort. = TRUE)'] : []),
    '',
  ].join('\n')
}

function literal(value: string | boolean | readonly string[]): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return typeof value === 'string' ? quoted(value) : `c(${value.map((each) => quoted(each)).join(', ')})`
}

/** An R string; a model keeps its lines. */
function quoted(text: string, isModel = false): string {
  const escaped = text.replaceAll('\\', '\\\\')
  return isModel ? `'\n${escaped.replaceAll("'", '"')}\n'` : `"${escaped.replaceAll('"', '\\"')}"`
}
