import { safeParse } from 'valibot'
import { show } from '../../core/model/issue.ts'
import { Moment, readAssignment } from '../../exercises/assignment.ts'
import { loadBank } from '../../exercises/bank.ts'
import { fillIn } from '../../exercises/grade.ts'
import { gradeSubmission } from '../../exercises/gradeSubmission.ts'
import { variantSeed } from '../../exercises/hash.ts'
import { prepare } from '../../exercises/prepare.ts'
import { recordEvent, startSubmission } from '../../exercises/submission.ts'
import { submissionFile } from '../../exercises/submissionFile.ts'
import { type Command, UsageError } from '../command.ts'
import { bookExercises, readDecoded, writeOut } from '../exercises/files.ts'
import { parseFlags } from '../flags.ts'
import { isRecord, readJson } from '../readJson.ts'

const FLAGS = {
  assignment: 'text',
  student: 'text',
  name: 'text',
  answers: 'text',
  out: 'text',
  time: 'text',
} as const

export const command: Command = {
  name: 'attempt',
  usage: `attempt --assignment a.json --student s [--name n] [--answers answers.json --out submission.json]

  --student s          the student's id: it decides the variants
  --answers file       an object of answers by item, {"fit-number": "0.84"}; without it, the items of this student
                       are printed as they would be shown
  --out file           where the submission goes, sealed if the assignment has a public key; - is standard output
  --time T             when the answers were given, such as 2027-03-01T12:00Z (now unless told)`,
  describe: 'Shows a student’s variant of an assignment, or makes a submission from answers.',
  async run(args, io) {
    const flags = parseFlags(args, FLAGS)
    const need = (name: keyof typeof FLAGS): string => {
      const value = flags.text(name)
      if (value === undefined) throw new UsageError(`--${name} is needed`)
      return value
    }
    if (flags.positionals.length > 0) throw new UsageError(`unexpected "${flags.positionals.join(' ')}"`)
    const assignment = readAssignment(await readDecoded(io, '--assignment', need('assignment')))
    const student = need('student').trim()
    if (student.length < 1 || student.length > 200)
      throw new UsageError(
        `--student must be an id of 1 to 200 characters; got ${student.length}: "${show(student)}"`,
      )
    const name = flags.text('name')?.trim() ?? ''
    if (name.length > 500) throw new UsageError(`--name must be at most 500 characters; got ${name.length}`)
    const bank = await loadBank(await bookExercises())
    const variants = assignment.items.map(({ id }) => {
      const exercise = bank.exercises.get(id)
      if (!exercise) throw new Error(`there is no exercise "${id}" in this edition`)
      const solver = exercise.model === undefined ? undefined : bank.solvers.get(exercise.model)
      const variant = prepare(exercise, variantSeed(assignment.seed, student, id), solver)
      return { id, exercise, solver, variant }
    })

    if (flags.text('answers') === undefined) {
      const items = variants.map(({ id, exercise, variant }) => ({
        item: id,
        kind: exercise.kind,
        prompt: fillIn(exercise.prompt, variant),
        ...(variant.order.length > 0 ? { choices: variant.order } : {}),
        ...(exercise.kind === 'target' ? { free: exercise.free } : {}),
      }))
      await io.out(`${JSON.stringify({ assignment: assignment.id, student, items }, null, 2)}\n`)
      return 0
    }

    const answers = await readJson(io, '--answers', need('answers'))
    if (!isRecord(answers)) throw new UsageError(`--answers: must be an object of answers by item`)
    const written = flags.text('time')
    const { success, issues } = safeParse(Moment, written, { abortPipeEarly: true })
    if (written !== undefined && !success)
      throw new UsageError(`--time: ${issues[0].message}; got "${written}"`)
    const time = written === undefined ? Date.now() : Date.parse(written)
    if (time < 0) throw new UsageError(`--time must not be before 1970; got "${written}"`)
    const out = need('out')
    let submission = startSubmission(assignment, { id: student, name })
    for (const [item, answer] of Object.entries(answers)) {
      const found = variants.find((one) => one.id === item)
      if (!found) throw new UsageError(`--answers: "${item}" is not in the assignment`)
      submission = recordEvent(submission, assignment, { item, event: 'check', answer, time })
    }
    const clientScore = gradeSubmission(assignment, submission, bank).earned
    const { text } = await submissionFile(assignment, { ...submission, clientScore })
    await (out === '-' ? io.out(text) : writeOut(io, out, text))
    return 0
  },
}
