import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse as parseYaml } from 'yaml'
import { readExercises } from '../../exercises/read.ts'
import type { CheckOptions } from '../../exercises/check.ts'
import type { Exercise } from '../../exercises/schema.ts'
import { type NamedBytes, ZIP_LIMITS } from '../../exercises/unpack.ts'
import { type Io, UsageError } from '../command.ts'

const CONTENT = fileURLToPath(new URL('../../../content/', import.meta.url))

/** Every exercise of the book, by id. Throws `ExerciseFileError` that names each mistake. */
export async function bookExercises(): Promise<ReadonlyMap<string, Exercise>> {
  const folder = join(CONTENT, 'exercises')
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.yaml'))
  const files = await Promise.all(
    paths.map(
      async (path) => [path.replaceAll('\\', '/'), await readFile(join(folder, path), 'utf8')] as const,
    ),
  )
  return readExercises(Object.fromEntries(files))
}

/** The objectives of every chapter, by its path, in both languages. */
export async function bookObjectives(): Promise<NonNullable<CheckOptions['chapters']>> {
  const folder = join(CONTENT, 'book')
  const chapters = (await readdir(folder, { recursive: true }))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.mdx') && !path.startsWith('zh-cn/'))
  const entries = chapters.map(async (path) => {
    const both = {
      en: await objectivesOf(join(folder, path)),
      zh: await objectivesOf(join(folder, 'zh-cn', path)),
    }
    return [path.replace(/\.mdx$/, ''), both] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

/** The objectives in a chapter's front matter; none where there is no such file. */
async function objectivesOf(path: string): Promise<string[]> {
  const [, matter = ''] = /^---\n([\s\S]*?)\n---/.exec(await readFile(path, 'utf8').catch(() => '')) ?? []
  return (parseYaml(matter) as { objectives?: string[] } | null)?.objectives ?? []
}

/** The files of a folder, or the one file (a zip, a submission). Throws `UsageError` that names the path. */
export async function readFiles(io: Io, path: string): Promise<NamedBytes[]> {
  const full = io.resolve(path)
  const info = await stat(full).catch(() => {
    throw new UsageError(`${path}: no such file or folder`)
  })
  if (!info.isDirectory()) return [await readNamed(full, path)]
  const inside = await readdir(full, { recursive: true, withFileTypes: true })
  // Links are not followed: a folder of submissions comes from strangers.
  const files = inside.filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
  const names = files.map((entry) => join(entry.parentPath, entry.name)).sort()
  return Promise.all(names.map((name) => readNamed(name, relative(full, name).replaceAll('\\', '/'))))
}

/** A file too large to be read comes as its beginning alone, which is refused for its size. */
async function readNamed(full: string, name: string): Promise<NamedBytes> {
  const { size } = await stat(full)
  return {
    name,
    bytes: size > ZIP_LIMITS.archive ? new Uint8Array(ZIP_LIMITS.archive + 1) : await readFile(full),
  }
}

/** Writes a file, its folder too. */
export async function writeOut(io: Io, path: string, text: string | Uint8Array): Promise<void> {
  const full = io.resolve(path)
  await mkdir(dirname(full), { recursive: true })
  await writeFile(full, text)
}

export const decode = (bytes: Uint8Array, encoding: string): string => new TextDecoder(encoding).decode(bytes)

/** A file as text, whatever its encoding. */
export async function readDecoded(io: Io, flag: string, path: string): Promise<string> {
  const { detectEncoding } = await import('../../core/survey/detectEncoding.ts')
  const bytes = await readFile(io.resolve(path)).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${flag} ${path}: ${error.code === 'ENOENT' ? 'no such file' : error.message}`)
  })
  return decode(bytes, detectEncoding(bytes))
}
