import { type Cell, exportCsv } from '../core/model/export.ts'
import type { Language } from '../core/text.ts'
import type { BatchResult } from './gradeBatch.ts'

/** A row a student whose file counts, then those without one: points by item, the total, and the flags in words. */
export function gradeRows(
  { assignment, results, absent }: BatchResult,
  language: Language,
): Record<string, Cell>[] {
  const empty = Object.fromEntries(assignment.items.map(({ id }) => [id, null]))
  const graded = results
    .filter((result) => result.counts)
    .map(({ student, items, earned, possible, pending, flags, file, roster }) => ({
      student: student.id,
      name: student.name || roster?.name || '',
      ...Object.fromEntries(items.map((item) => [item.item, item.status === 'pending' ? null : item.earned])),
      total: earned,
      possible,
      percent: possible === 0 ? null : Math.round((1000 * earned) / possible) / 10,
      pending: pending ? 'yes' : '',
      flags: flags.map((flag) => flag.text[language]).join(' '),
      file,
    }))
  const missing = absent.map(({ id, name, problem }) => ({
    student: id,
    name,
    ...empty,
    total: null,
    possible: null,
    percent: null,
    pending: '',
    flags: problem ? problem.text[language] : NO_FILE[language],
    file: problem?.file ?? '',
  }))
  return [...graded, ...missing]
}

/**
 * The same as CSV. Names that a spreadsheet would run as formulas are made harmless. With a byte-order mark where
 * there is more than ASCII: Excel would take it for the encoding of the system.
 */
export function gradeCsv(batch: BatchResult, language: Language = 'en'): string {
  const csv = exportCsv(gradeRows(batch, language))
  // eslint-disable-next-line no-control-regex -- ASCII is what is looked for
  return /^[\u0000-\u007f]*$/.test(csv) ? csv : `\uFEFF${csv}`
}

const NO_FILE = { en: 'No file was handed in.', zh: '没有交文件。' }
