import { checkExercise } from '../../exercises/check.ts'
import { loadSolvers } from '../../exercises/solver.ts'
import type { Exercise } from '../../exercises/schema.ts'
import { nearest } from '../../core/model/nearest.ts'
import { type Command, type Io, UsageError } from '../command.ts'
import { bookExercises, bookObjectives } from '../exercises/files.ts'
import { parseFlags } from '../flags.ts'

const FLAGS = { seeds: 'text', id: 'texts', chapter: 'text' } as const

export const command: Command = {
  name: 'exercises',
  usage: `exercises list|check [--id name]… [--chapter path] [--seeds N]

  list            id, kind, title, chapter, objective, points, minutes and model of every exercise, as JSON
  check           draws N seeds (1,000 unless told) of each and checks that every variant can be solved, that wrong
                  and malformed answers fail, that texts are complete in both languages, that variants are
                  comparable and that the objective exists: a line an exercise, its problems below it
  --id name       only this exercise; as often as needed
  --chapter path  only those of a chapter, such as sharing/deciding-to-share`,
  describe: 'Lists the exercises of the book, or checks every one over many seeds.',
  async run(args, io) {
    const flags = parseFlags(args, FLAGS)
    const [what, ...rest] = flags.positionals
    if ((what !== 'list' && what !== 'check') || rest.length > 0)
      throw new UsageError(`exercises list, or exercises check; got "${flags.positionals.join(' ')}"`)
    const seeds = Number(flags.text('seeds') ?? 1000)
    if (!(Number.isInteger(seeds) && seeds >= 1))
      throw new UsageError(`--seeds must be a whole number of at least 1`)
    const chosen = choose([...(await bookExercises()).values()], flags.texts('id'), flags.text('chapter'))
    if (what === 'check') return check(chosen, seeds, io)
    await io.out(`${JSON.stringify(chosen.map(summary), null, 2)}\n`)
    return 0
  },
}

function choose(all: readonly Exercise[], ids: readonly string[], chapter: string | undefined): Exercise[] {
  for (const id of ids) {
    if (all.some((exercise) => exercise.id === id)) continue
    const near = nearest(
      id,
      all.map((exercise) => exercise.id),
    )
    throw new UsageError(`unknown exercise "${id}"${near ? `; did you mean ${near}?` : ''}`)
  }
  return all.filter(
    (exercise) =>
      (ids.length === 0 || ids.includes(exercise.id)) &&
      (chapter === undefined || exercise.chapter === chapter),
  )
}

function summary({ id, version, kind, title, chapter, objective, points, minutes, model }: Exercise) {
  return { id, version, kind, title, chapter, objective, points: points ?? 1, minutes, model }
}

async function check(exercises: readonly Exercise[], seeds: number, io: Io): Promise<number> {
  const chapters = await bookObjectives()
  const solvers = await loadSolvers(exercises.map((exercise) => exercise.model))
  let failed = 0
  for (const exercise of exercises) {
    const solver = exercise.model === undefined ? undefined : solvers.get(exercise.model)
    const { kind, variants, guess, problems } = checkExercise(exercise, solver, { seeds, chapters })
    if (problems.length > 0) failed++
    const chance = guess ? `guess ${guess.map((share) => share.toPrecision(2)).join('–')}` : ''
    const line = [problems.length > 0 ? 'FAILS' : 'ok', exercise.id, kind, `${variants} variants`, chance]
    await io.out(`${line.filter(Boolean).join('  ')}\n`)
    for (const problem of problems) await io.out(`       ${problem}\n`)
  }
  await io.out(`${exercises.length - failed} of ${exercises.length} exercises pass ${seeds} seeds\n`)
  return failed > 0 ? 1 : 0
}
