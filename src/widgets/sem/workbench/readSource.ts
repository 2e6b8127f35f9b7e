import { parseCsv } from '../../../core/survey/parseCsv.ts'
import { parseMatrix } from '../../../core/survey/parseMatrix.ts'
import { counted } from '../../../core/survey/surveyError.ts'
import { limits, type DataSource, type LoadedData, type VariableNote } from './dataSource.ts'

/**
 * Reads a source.
 *
 * @param text of the book's file, where the source is one
 * @throws SurveyError when it is no table or no matrix; RangeError when it is too large
 */
export function readSource(source: DataSource, text = ''): LoadedData {
  const content = source.kind === 'book' ? text : source.text
  if (content.length > limits.characters)
    throw new RangeError(`invalid file; longer than ${limits.characters / 1e6} million characters`)
  return source.kind === 'matrix' ? readMatrix(source) : readTable(source, content)
}

function readTable(source: DataSource, text: string): LoadedData {
  const table = parseCsv(text)
  const { rows, columns, report } = table
  if (rows > limits.rows || columns.length > limits.columns)
    throw new RangeError(
      `invalid file; more than ${limits.rows} rows or ${limits.columns} columns: ${rows} × ${columns.length}`,
    )
  const separators = {
    ',': ['commas', '逗号'],
    ';': ['semicolons', '分号'],
    '\t': ['tabs', '制表符'],
  } as const
  const [en, zh] = separators[report.separator as keyof typeof separators] ?? ['', '']
  const of = (type: VariableNote['type']) => columns.filter((column) => column.type === type).length
  return {
    source,
    data: { columns: Object.fromEntries(columns.map(({ name, values }) => [name, values])) },
    rows,
    variables: columns.map(({ name, type, missing }) => ({ name, type, missing })),
    read: {
      en: `${counted(rows, 'row')}, ${counted(columns.length, 'column')} (${of('numeric')} of numbers, ${of('text')} of words, ${of('constant')} constant), ${counted(report.missing, 'cell')} missing; separated by ${en}${report.decimal === ',' ? ', decimal commas' : ''}${report.header ? '' : ', no names on top'}${report.blankRows ? `, ${counted(report.blankRows, 'empty row')} passed over` : ''}.`,
      zh: `${rows} 行、${columns.length} 列（数值 ${of('numeric')} 列，文字 ${of('text')} 列，常数 ${of('constant')} 列），缺失 ${report.missing} 格；以${zh}分隔${report.decimal === ',' ? '，小数点为逗号' : ''}${report.header ? '' : '，没有变量名行'}${report.blankRows ? `，略过空行 ${report.blankRows} 行` : ''}。`,
    },
    refused: report.issues.map(({ message }) => message),
    refusedCount: report.issueCount,
  }
}

function readMatrix(source: DataSource & { readonly kind: 'matrix' }): LoadedData {
  const { names, cov, n, means, isCorrelation } = parseMatrix(
    source.text,
    source.n === undefined ? {} : { n: source.n },
  )
  return {
    source,
    data: { names, cov, n, ...(means && { means }) },
    rows: n,
    variables: names.map((name) => ({ name, type: 'numeric', missing: 0 })),
    read: {
      en: `${isCorrelation ? 'Correlation' : 'Covariance'} matrix of ${names.length} variables, n = ${n}${means ? ', with means' : ''}.`,
      zh: `${names.length} 个变量的${isCorrelation ? '相关' : '协方差'}矩阵，n = ${n}${means ? '，附均值' : ''}。`,
    },
    refused: isCorrelation
      ? [
          {
            en: 'These are correlations without standard deviations: standardised values are right, standard errors only if no parameter is fixed to a value or set equal.',
            zh: '这是没有标准差的相关矩阵：标准化结果正确；只有在没有参数被固定或设为相等时，标准误才正确。',
          },
        ]
      : [],
    refusedCount: isCorrelation ? 1 : 0,
  }
}
