import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const script = fileURLToPath(new URL('../../src/cli/cvt.ts', import.meta.url))
const root = fileURLToPath(new URL('../../', import.meta.url))
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cvt-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Starts `cvt` as a shell would. */
const start = (args: readonly string[], cwd = root) => spawn(process.execPath, [script, ...args], { cwd })

async function finished(child: ReturnType<typeof spawn>) {
  const [out, err, [code]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'close'),
  ])
  return { code, out, err }
}

describe('the process', () => {
  test('answers on standard output alone, exit code 0', async () => {
    const { code, out, err } = await finished(
      start(['solve', 'replicator', '--set', 'synergy=3', '--horizon', '20']),
    )
    expect([code, err]).toEqual([0, ''])
    expect(JSON.parse(out)).toMatchObject({ model: 'replicator', parameters: { synergy: 3, horizon: 20 } })
  })

  test('complains on standard error alone, exit code 2', async () => {
    const { code, out, err } = await finished(start(['solve', 'replicator', '--set', 'synergy=99']))
    expect([code, out]).toEqual([2, ''])
    expect(err).toBe('cvt solve: Synergy (synergy) must be a number from 0.5 to 4; got "99"\n')
  })

  test('names a file that cannot be read', async () => {
    const { code, err } = await finished(start(['solve', 'replicator', '--params', '.'], folder))
    expect([code, err]).toEqual([2, 'cvt solve: --params .: a folder, not a file\n'])
  })

  test('reads files of the folder it is called in, and standard input', async () => {
    await writeFile(join(folder, 'cases.json'), '[{"synergy": 3}]')
    const fromFile = await finished(start(['solve', 'replicator', '--batch', 'cases.json'], folder))
    const child = start(['solve', 'replicator', '--batch', '-'])
    child.stdin!.end('[{"synergy": 3}]')
    expect(JSON.parse(fromFile.out)[0].parameters.synergy).toBe(3)
    expect(await finished(child)).toEqual(fromFile)
  })

  test.each([
    [
      'UTF-16',
      'y',
      Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from('x,y\n1,2\n2,1\n3,5\n4,4\n', 'utf16le')]),
    ],
    [
      'GB 18030',
      '忠诚',
      Buffer.concat([
        Buffer.from('x,'),
        Buffer.of(0xd6, 0xd2, 0xb3, 0xcf),
        Buffer.from('\n1,2\n2,1\n3,5\n4,4\n'),
      ]),
    ],
  ])('reads a table in %s', async (name, outcome, bytes) => {
    await writeFile(join(folder, `${name}.csv`), bytes)
    await writeFile(join(folder, 'm.lav'), `${outcome} ~ x`)
    const { code, out, err } = await finished(
      start(['sem', '--model', 'm.lav', '--data', `${name}.csv`], folder),
    )
    expect([code, err]).toEqual([0, ''])
    expect(JSON.parse(out).parameters[0]).toMatchObject({ lhs: outcome, rhs: 'x' })
    expect(JSON.parse(out).parameters[0].est).toBeCloseTo(1, 6)
  })

  test('through npm reads files of the folder the caller is in', async () => {
    await writeFile(join(folder, 'p.json'), '{"synergy": 3}')
    const args = [
      'run',
      '--silent',
      '--prefix',
      root,
      'cvt',
      '--',
      'solve',
      'replicator',
      '--params',
      'p.json',
    ]
    const { code, out } = await finished(spawn('npm', args, { cwd: folder, env: outerEnvironment() }))
    expect(code).toBe(0)
    expect(JSON.parse(out).parameters.synergy).toBe(3)
  })

  test('a slow reader gets everything: 5,000 cases through a pipe', async () => {
    await writeFile(
      join(folder, 'many.json'),
      JSON.stringify(Array.from({ length: 5000 }, (_, k) => ({ x0: k / 5000 }))),
    )
    const child = start(['solve', 'replicator', '--batch', 'many.json', '--samples', '2'], folder)
    child.stdout!.pause()
    await once(child.stdout!, 'readable')
    const { code, out } = await finished(child)
    expect(code).toBe(0)
    const answers: { parameters: { x0: number } }[] = JSON.parse(out)
    expect(answers.map((answer) => answer.parameters.x0)).toEqual(
      Array.from({ length: 5000 }, (_, k) => k / 5000),
    )
  })

  test('a reader that stops early is no error', async () => {
    const child = start(['sweep', 'replicator', '--vary', 'x0=0:1:0.0001', '--csv', '--samples', '2'])
    const err = text(child.stderr!)
    await once(child.stdout!, 'data')
    child.stdout!.destroy()
    const [code] = await once(child, 'close')
    expect([code, await err]).toEqual([0, ''])
  })
})

/** The environment as it is outside of npm, which would hand its own variables down to the npm under test. */
function outerEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => name !== 'INIT_CWD' && !/^npm_(lifecycle|package)/.test(name),
    ),
  )
}
