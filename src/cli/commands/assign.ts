import { type InferOutput, isValiError, safeParse } from 'valibot'
import { parseSeed } from '../../core/model/parseValue.ts'
import { Moment, type Policy, type PublicKey, createAssignment } from '../../exercises/assignment.ts'
import {
  type AskedItem,
  type AssignmentIssue,
  itemIssues,
  policyIssues,
  timeZoneIssues,
} from '../../exercises/assignmentRules.ts'
import { sha256 } from '../../exercises/hash.ts'
import { createKeyPair } from '../../exercises/sealing.ts'
import { type Command, UsageError } from '../command.ts'
import { bookExercises, writeOut } from '../exercises/files.ts'
import { type ParsedFlags, parseFlags } from '../flags.ts'

const FLAGS = {
  items: 'text',
  seed: 'text',
  out: 'text',
  id: 'text',
  title: 'text',
  opens: 'text',
  due: 'text',
  zone: 'text',
  late: 'text',
  attempts: 'text',
  feedback: 'text',
  extend: 'texts',
  'key-out': 'text',
} as const
type Flags = ParsedFlags<keyof typeof FLAGS>

export const command: Command = {
  name: 'assign',
  usage: `assign --items a,b:3,c --seed N --out assignment.json [flags]

  --items a,b:3        exercises in order; after a colon the points, else the exercise's own
  --seed N             of the variants: each student gets the one of hash(seed, student, item)
  --out file           where the assignment goes; - is standard output
  --id name            what submissions call it (made from items and seed unless told)
  --title text
  --opens, --due time  with offset from UTC, such as 2027-03-01T23:59+08:00
  --zone name          time zone in which times are shown, such as Asia/Shanghai
  --late rule          accept (the default: counted and flagged), refuse, or a percentage a day such as 10%
  --attempts N|any     how often an answer may be checked, for all items
  --feedback when      at-once (the default) or after-due
  --extend who=time    another due time for a student; as often as needed
  --key-out file       makes a key pair, writes the private key to this file and seals submissions to the public one`,
  describe: 'Makes an assignment from exercises of the book.',
  async run(args, io) {
    const flags = parseFlags(args, FLAGS)
    if (flags.positionals.length > 0) throw new UsageError(`unexpected "${flags.positionals.join(' ')}"`)
    const out = need(flags, 'out')
    const seed = parseSeed(need(flags, 'seed'))
    if (seed.issue) throw new UsageError(`--seed: ${seed.issue.message.en}`)
    const items = itemsOf(flags)
    const id = flags.text('id') ?? `assignment-${sha256(JSON.stringify([items, seed.value])).slice(0, 8)}`
    const title = flags.text('title') ?? id
    const policy = policyOf(flags, items)
    const publicKey = await keyFor(flags, (path, text) => writeOut(io, path, text))
    const exercises = await bookExercises()
    const draft = { id, title: { en: title, zh: title }, seed: seed.value, items, policy }
    const assignment = usage(() =>
      createAssignment({ ...draft, ...(publicKey ? { publicKey } : {}) }, exercises),
    )
    const text = `${JSON.stringify(assignment, null, 2)}\n`
    await (out === '-' ? io.out(text) : writeOut(io, out, text))
    return 0
  },
}

function need(flags: Flags, name: 'items' | 'seed' | 'out'): string {
  const value = flags.text(name)
  if (value === undefined) throw new UsageError(`--${name} is needed`)
  return value
}

/** What the library refuses is bad usage here, of the flag that it came from. */
function usage<T>(make: () => T): T {
  try {
    return make()
  } catch (error) {
    if (!isValiError(error))
      throw new UsageError((error as Error).message.replace(/^invalid items; /, '--items: '))
    const [issue] = error.issues
    const field = String(issue.path?.[0]?.key)
    throw new UsageError(`--${field === 'policy' ? 'extend' : field}: ${issue.message}`)
  }
}

function itemsOf(flags: Flags): AskedItem[] {
  const attempts = flags.text('attempts')
  const count = attempts === 'any' ? null : attempts === undefined ? undefined : Number(attempts)
  if (typeof count === 'number' && !(Number.isInteger(count) && count >= 1 && count <= 100))
    throw new UsageError(`--attempts must be a whole number from 1 to 100, or any; got "${attempts}"`)
  const feedback = flags.text('feedback') ?? 'at-once'
  if (feedback !== 'at-once' && feedback !== 'after-due')
    throw new UsageError(`--feedback must be at-once or after-due; got "${feedback}"`)
  const items = need(flags, 'items')
    .split(',')
    .map((written): AskedItem => {
      const [id, points] = written.trim().split(':') as [string, string?]
      if (points !== undefined && Number.isNaN(Number(points)))
        throw new UsageError(`--items ${written}: points must be a number`)
      return {
        id,
        feedback,
        ...(points === undefined ? {} : { points: Number(points) }),
        ...(count === undefined ? {} : { attempts: count }),
      }
    })
  refuse(flags, itemIssues(items))
  return items
}

function policyOf(flags: Flags, items: readonly AskedItem[]): Partial<Policy> {
  const late = flags.text('late') ?? 'accept'
  const percent = /^(\d+(?:\.\d+)?)%$/.exec(late)
  if (!percent && late !== 'accept' && late !== 'refuse')
    throw new UsageError(`--late must be accept, refuse or a percentage a day such as 10%; got "${late}"`)
  const rule: Policy['late']['rule'] = percent ? 'deduct' : (late as 'accept' | 'refuse')
  const perDay = Number(percent?.[1] ?? 0)
  const extensions = flags.texts('extend').map((written) => {
    const at = written.indexOf('=')
    if (at < 1) throw new UsageError(`--extend must be student=time; got "${written}"`)
    return {
      student: written.slice(0, at).trim(),
      due: momentIn(`--extend ${written}`, written.slice(at + 1)),
    }
  })
  const moment = (name: 'opens' | 'due') => {
    const written = flags.text(name)
    return written === undefined ? undefined : momentIn(`--${name}`, written)
  }
  const [opens, due, timeZone] = [moment('opens'), moment('due'), flags.text('zone')]
  if (timeZone !== undefined) refuse(flags, timeZoneIssues(timeZone))
  const asked = {
    opens: opens === undefined ? null : Date.parse(opens),
    due: due === undefined ? null : Date.parse(due),
    late: { rule, perDay, most: 100, graceMinutes: 0 },
    extended: extensions.map(({ student }) => student),
  }
  refuse(flags, policyIssues(asked, items))
  return {
    ...(opens === undefined ? {} : { opens }),
    ...(due === undefined ? {} : { due }),
    ...(timeZone === undefined ? {} : { timeZone }),
    late: rule === 'deduct' ? { rule, perDay: perDay / 100 } : { rule },
    extensions,
  }
}

/** A time as it was written, when it is one. */
function momentIn(flag: string, written: string): string {
  const { success, issues } = safeParse(Moment, written, { abortPipeEarly: true })
  if (!success) throw new UsageError(`${flag}: ${issues[0].message}; got "${written}"`)
  return written
}

const FLAG_OF = {
  items: 'items',
  due: 'due',
  timeZone: 'zone',
  late: 'late',
  extensions: 'extend',
} as const satisfies Record<AssignmentIssue['field'], keyof typeof FLAGS>

/** The rules that the page of assignments keeps, too. */
function refuse(flags: Flags, [issue]: readonly AssignmentIssue[]): void {
  if (!issue) return
  const flag = FLAG_OF[issue.field]
  const written = flag === 'extend' ? flags.texts(flag).join(', ') : flags.text(flag)
  throw new UsageError(`--${flag}${written === undefined ? '' : ` ${written}`}: ${issue.text.en}`)
}

async function keyFor(
  flags: Flags,
  write: (path: string, text: string) => Promise<void>,
): Promise<InferOutput<typeof PublicKey> | undefined> {
  const path = flags.text('key-out')
  if (path === undefined) return undefined
  const { publicKey, privateKey } = await createKeyPair()
  await write(path, `${JSON.stringify(privateKey, null, 2)}\n`)
  return publicKey
}
