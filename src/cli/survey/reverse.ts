import { type Column, type Dataset, numericColumns } from '../../core/survey/dataset.ts'
import { type ResponseRange, reverseItem } from '../../core/survey/responseRange.ts'
import { rangeOfItem, type ResponseRanges, type Scales, surveyTable } from '../../core/survey/surveyTable.ts'
import { type Io, UsageError } from '../command.ts'
import { type Flags, listOf } from './input.ts'

/**
 * The data with the columns of `--reverse x2,x4` turned round within what was offered for an answer: `--range 1:5`, or
 * `--range x4=1:7` for one of them. A range that is not given is taken from the answers to the items that stand with
 * the column in `--construct` or `--items`, and standard error says so.
 */
export function reversed(data: Dataset, flags: Flags, io: Io): Dataset {
  const names = listOf(flags.text('reverse')) ?? []
  const { ofAll, ofOne } = rangesOf(flags, names)
  // Names what is no column of numbers.
  numericColumns(data, names)
  const inferred = names.filter((name) => !ofAll && !Object.hasOwn(ofOne, name))
  const { numbers } = surveyTable(data)
  const ranges = new Map(
    names.map((name) => [
      name,
      Object.hasOwn(ofOne, name)
        ? ofOne[name]!
        : (ofAll ?? rangeOfItem(name, numbers, togetherIn(flags), {})),
    ]),
  )
  if (inferred.length > 0) {
    const said = inferred.map((name) => `${name} within ${ranges.get(name)?.join(':')}`).join(', ')
    io.err(
      `cvt survey: turned round ${said}, the lowest and highest answer given; if others were offered, give --range low:high\n`,
    )
  }
  const columns = data.columns.map((column): Column => {
    const range = ranges.get(column.name)
    if (column.type === 'text' || !range) return column
    return { ...column, values: reverseItem(column.name, column.values, range) }
  })
  return { ...data, columns }
}

/** Items that are likely to be answered on the same scale: each `--construct`, then `--items`. */
function togetherIn(flags: Flags): Scales {
  const lists = [...flags.texts('construct').map((text) => text.split('=')[1]), flags.text('items')]
  return Object.fromEntries(lists.map((text, i) => [`${i}`, listOf(text) ?? []]))
}

function rangesOf(
  flags: Flags,
  names: readonly string[],
): { readonly ofAll: ResponseRange | undefined; readonly ofOne: ResponseRanges } {
  const given = flags.texts('range').map((text) => {
    const [, name, low, high] = /^(?:(.*)=)?([^:=]+):([^:=]+)$/s.exec(text) ?? []
    const range = [Number(low), Number(high)] as const
    if (low === undefined || high === undefined || !(range[0] < range[1]))
      throw new UsageError(`--range must be like 1:5, or x4=1:7, the lower first; got "${text}"`)
    if (name === undefined && names.length === 0)
      throw new UsageError('--range says nothing without --reverse')
    if (name !== undefined && !names.includes(name))
      throw new UsageError(`--range ${text}: --reverse does not name ${name}`)
    return { name, range }
  })
  const all = given.filter(({ name }) => name === undefined)
  if (all.length > 1)
    throw new UsageError('--range may be given only once for all; others need a name, such as x4=1:7')
  return {
    ofAll: all[0]?.range,
    ofOne: Object.fromEntries(
      given.flatMap(({ name, range }) => (name === undefined ? [] : [[name, range] as const])),
    ),
  }
}
