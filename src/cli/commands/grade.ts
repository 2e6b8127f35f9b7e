import { readAssignment } from '../../exercises/assignment.ts'
import { loadBank } from '../../exercises/bank.ts'
import { feedbackZip } from '../../exercises/feedbackFiles.ts'
import { fillTable } from '../../exercises/fillTable.ts'
import { readGradebook } from '../../exercises/gradebook.ts'
import { gradeBatch } from '../../exercises/gradeBatch.ts'
import { gradeCsv } from '../../exercises/gradeTable.ts'
import { itemAnalysis } from '../../exercises/itemAnalysis.ts'
import { readBatch } from '../../exercises/readBatch.ts'
import { readRoster } from '../../exercises/roster.ts'
import { privateKeyIn, sortFile } from '../../exercises/sortFile.ts'
import type { NamedBytes } from '../../exercises/unpack.ts'
import { type Command, UsageError } from '../command.ts'
import { bookExercises, decode, readDecoded, readFiles, writeOut } from '../exercises/files.ts'
import { parseFlags } from '../flags.ts'
import { isRecord, readJson } from '../readJson.ts'

const FLAGS = {
  assignment: 'text',
  roster: 'text',
  id: 'text',
  csv: 'text',
  fill: 'text',
  column: 'text',
  feedback: 'text',
  'no-solutions': 'switch',
  language: 'text',
  key: 'text',
  marks: 'text',
  gradebook: 'text',
} as const

export const command: Command = {
  name: 'grade',
  usage: `grade <folder|zip|file> --assignment a.json [--roster r.csv] [--csv out.csv] [--key private.json]

  --roster r.csv       the students of the course: those without a file are listed, those not on it flagged
  --id column          the column of ids of the roster and of --fill, where not the one that has most of the students
  --csv out.csv        a row a student: points by item, total, flags
  --fill export.csv    what Canvas or Moodle exported; --csv is then this table with the points filled in,
                       brought to the maximum that it names
  --column name        the column that takes them, with or without Canvas' number; added where there is none
  --feedback out.zip   a page of feedback for each student, with the worked solutions
  --no-solutions       without them: somebody may still be working on it
  --language zh        of flags and feedback; en unless told
  --key private.json   opens sealed submissions
  --gradebook g.json   marks, comments and decisions of regrading, as the gradebook's page saves them
  --marks marks.json   an instructor's marks of "explain" items: {"student": {"item": {"criterion": true}}}

  Every answer is graded again by the core; the score in a file is only compared. A file that cannot be read is
  named on standard error, and the rest is graded. Exit code 1 when nothing could be.`,
  describe: 'Grades submissions: {assignment, results, absent, problems, analysis}.',
  async run(args, io) {
    const flags = parseFlags(args, FLAGS)
    const [path, ...more] = flags.positionals
    if (path === undefined || more.length > 0)
      throw new UsageError('give one folder, zip or file of submissions')
    const assignmentPath = flags.text('assignment')
    if (assignmentPath === undefined) throw new UsageError('--assignment is needed')
    const assignment = readAssignment(await readDecoded(io, '--assignment', assignmentPath))
    const rosterPath = flags.text('roster')
    const idColumn = flags.text('id')
    const fillPath = flags.text('fill')
    const rosterText = rosterPath === undefined ? undefined : await readDecoded(io, '--roster', rosterPath)
    const fillText = fillPath === undefined ? undefined : await readDecoded(io, '--fill', fillPath)
    const columns = idColumn === undefined ? {} : { id: idColumn }
    const isColumn = (text: string | undefined) =>
      text !== undefined && readRoster(text, columns).chosen.id === idColumn
    if (idColumn !== undefined && !isColumn(rosterText) && !isColumn(fillText))
      throw new UsageError(`--id must name a column of the roster or of --fill; got "${idColumn}"`)
    const language = flags.text('language') ?? 'en'
    if (language !== 'en' && language !== 'zh')
      throw new UsageError(`--language must be en or zh; got "${language}"`)
    const key = await jsonFlag('key')
    const privateKey = key && privateKeyIn(JSON.stringify(key))
    if (key && !privateKey) throw new UsageError('--key must be the private key of an assignment')
    const gradebookPath = flags.text('gradebook')
    const gradebook =
      gradebookPath === undefined
        ? undefined
        : readGradebook(await readDecoded(io, '--gradebook', gradebookPath), assignment)
    const marks = await jsonFlag('marks')
    if (fillPath !== undefined && flags.text('csv') === undefined)
      throw new UsageError('--fill needs --csv, the file to write')

    const bank = await loadBank(await bookExercises())
    const files = submissionsIn(await readFiles(io, path))
    const { submissions, problems } = await readBatch(files, decode, privateKey)
    for (const problem of problems) io.err(`cvt grade: ${problem.file}: ${problem.text.en}\n`)
    if (submissions.length + problems.length === 0) io.err(`cvt grade: ${path}: no submission found\n`)
    const students = submissions.map(({ submission }) => submission.student.id)
    const roster = rosterText === undefined ? undefined : readRoster(rosterText, columns, students)
    for (const { id, names } of roster?.ambiguous ?? [])
      io.err(`cvt grade: ${rosterPath}: ${id} stands there as ${names.join(' and ')}; the last counts\n`)
    const batch = gradeBatch(assignment, submissions, bank, {
      problems,
      ...gradebook,
      ...(roster ? { roster } : {}),
      ...(marks ? { marks: marks as never } : {}),
    })
    const csv = flags.text('csv')
    if (csv !== undefined)
      await writeOut(io, csv, fillText === undefined ? gradeCsv(batch, language) : fill(fillText))
    const feedback = flags.text('feedback')
    if (feedback !== undefined)
      await writeOut(
        io,
        feedback,
        feedbackZip(batch, bank, { language, format: 'html', solutions: !flags.on('no-solutions') }),
      )
    const { results, absent } = batch
    const report = { assignment: assignment.id, results, absent, problems, analysis: itemAnalysis(batch) }
    await io.out(`${JSON.stringify(report, null, 2)}\n`)
    return submissions.length === 0 ? 1 : 0

    function fill(table: string) {
      const into = flags.text('column')
      const filled = fillTable(table, batch, { columns, ...(into === undefined ? {} : { into }) })
      for (const name of filled.unmatched) io.err(`cvt grade: ${fillPath}: no row for ${name}\n`)
      for (const name of filled.pending) io.err(`cvt grade: ${fillPath}: ${name} has still to be marked\n`)
      return filled.csv
    }

    async function jsonFlag(name: 'key' | 'marks') {
      const file = flags.text(name)
      if (file === undefined) return undefined
      const value = await readJson(io, `--${name}`, file)
      if (!isRecord(value)) throw new UsageError(`--${name} ${file}: must be an object`)
      return value
    }
  },
}

/** The assignment, its gradebook and the key may lie in the folder of the submissions. */
function submissionsIn(files: readonly NamedBytes[]): readonly NamedBytes[] {
  const others: readonly string[] = ['assignment', 'gradebook', 'key']
  return files.length === 1 ? files : files.filter((file) => !others.includes(sortFile(file, decode).kind))
}
