import { readAssignment } from '../../exercises/assignment.ts'
import { loadBank } from '../../exercises/bank.ts'
import { gradeBatch } from '../../exercises/gradeBatch.ts'
import { gradeCsv } from '../../exercises/gradeTable.ts'
import { itemAnalysis } from '../../exercises/itemAnalysis.ts'
import { readBatch } from '../../exercises/readBatch.ts'
import { readRoster } from '../../exercises/roster.ts'
import type { PrivateKeyJwk } from '../../exercises/sealing.ts'
import { type Command, UsageError } from '../command.ts'
import { bookExercises, decode, readDecoded, readFiles, writeOut } from '../exercises/files.ts'
import { parseFlags } from '../flags.ts'
import { isRecord, readJson } from '../readJson.ts'

const FLAGS = { assignment: 'text', roster: 'text', csv: 'text', key: 'text', marks: 'text' } as const

export const command: Command = {
  name: 'grade',
  usage: `grade <folder|zip|file> --assignment a.json [--roster r.csv] [--csv out.csv] [--key private.json]

  --roster r.csv       the students of the course: those without a file are listed, those not on it flagged
  --csv out.csv        a row a student: points by item, total, flags
  --key private.json   opens sealed submissions
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
    const roster =
      rosterPath === undefined ? undefined : readRoster(await readDecoded(io, '--roster', rosterPath))
    const privateKey = await jsonFlag('key')
    const marks = await jsonFlag('marks')

    const bank = await loadBank(await bookExercises())
    const { submissions, problems } = await readBatch(
      await readFiles(io, path),
      decode,
      privateKey as PrivateKeyJwk | undefined,
    )
    for (const problem of problems) io.err(`cvt grade: ${problem.file}: ${problem.text.en}\n`)
    const batch = gradeBatch(assignment, submissions, bank, {
      ...(roster ? { roster } : {}),
      ...(marks ? { marks: marks as never } : {}),
    })
    const csv = flags.text('csv')
    if (csv !== undefined) await writeOut(io, csv, gradeCsv(batch))
    const { results, absent } = batch
    const report = { assignment: assignment.id, results, absent, problems, analysis: itemAnalysis(batch) }
    await io.out(`${JSON.stringify(report, null, 2)}\n`)
    return submissions.length === 0 && problems.length > 0 ? 1 : 0

    async function jsonFlag(name: 'key' | 'marks') {
      const file = flags.text(name)
      if (file === undefined) return undefined
      const value = await readJson(io, `--${name}`, file)
      if (!isRecord(value)) throw new UsageError(`--${name} ${file}: must be an object`)
      return value
    }
  },
}
