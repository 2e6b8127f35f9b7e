import { parseCsv, type CsvDataset } from '../../core/survey/parseCsv.ts'
import { settingsOf, type SemOptions } from '../../core/sem/options.ts'
import { parseModel } from '../../core/sem/parseModel.ts'
import { sampleMoments, type CovarianceData, type SemData } from '../../core/sem/sampleMoments.ts'
import { variableRoles } from '../../core/sem/variableRoles.ts'

const files = import.meta.glob<string>(['/content/datasets/*.csv', '!/content/datasets/*.codebook.csv'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

/**
 * A data set of the book, read from its file. For pages while they are built: in a browser the file itself is loaded
 * when it is asked for.
 *
 * @throws RangeError when there is no such data set
 */
export function bookData(name: string): CsvDataset {
  const text = files[`/content/datasets/${name}.csv`]
  if (text === undefined) {
    const known = Object.keys(files).map((path) => path.replace(/^.*\/|\.csv$/g, ''))
    throw new RangeError(`unknown data set "${name}"; one of ${known.join(', ')}`)
  }
  return parseCsv(text)
}

/**
 * What a figure needs of a data set to fit models of these variables: their covariances (divisor n − 1), in each group
 * with means. Small enough to travel with the page, where the answers themselves would not be.
 *
 * @param model names the variables, in lavaan's syntax; rows in which one is missing are left out
 */
export function bookMoments(
  name: string,
  model: string,
  { group }: Pick<SemOptions, 'group'> = {},
): CovarianceData | { readonly groups: readonly CovarianceData[] } {
  const columns = Object.fromEntries(bookData(name).columns.map((column) => [column.name, column.values]))
  const roles = variableRoles(parseModel(model).relations)
  const settings = settingsOf({ likelihood: 'wishart', ...(group !== undefined && { group }) })
  const { groups } = sampleMoments({ columns } satisfies SemData, roles, settings)
  const short = (value: number) => Number(value.toPrecision(12))
  const rows = groups.map(({ label, names, cov, mean, n }): CovarianceData => ({
    ...(group !== undefined && { label }),
    names: [...names],
    cov: names.map((_, i) => names.map((__, j) => short(cov[i * names.length + j]!))),
    n,
    ...(group !== undefined && { means: Array.from(mean, short) }),
  }))
  return group === undefined ? rows[0]! : { groups: rows }
}
