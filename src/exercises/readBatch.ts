import { detectEncoding } from '../core/survey/detectEncoding.ts'
import type { ReadSubmission } from './gradeBatch.ts'
import { lmsFileOf } from './lmsFile.ts'
import { FileError } from './readJson.ts'
import { type PrivateKeyJwk, looksSealed, readSealed, unseal } from './sealing.ts'
import { readSubmission } from './submission.ts'
import { type FileProblem, type NamedBytes, ZIP_LIMITS, isSystemFile, isZip, unpack } from './unpack.ts'

/** Text from bytes: `new TextDecoder(encoding).decode(bytes)`, which is the platform's. */
export type Decode = (bytes: Uint8Array, encoding: string) => string

export interface ReadBatch {
  readonly submissions: readonly ReadSubmission[]
  /** What could not be read, file by file; all else is graded. */
  readonly problems: readonly FileProblem[]
}

/**
 * Every submission in these files; zips are opened, sealed files too where the key is given. Throws nothing of its
 * own.
 *
 * @param onProgress told after each file; whoever wants to stop throws there
 */
export async function readBatch(
  files: readonly NamedBytes[],
  decode: Decode,
  privateKey?: PrivateKeyJwk,
  onProgress?: (done: number, all: number) => void | Promise<void>,
): Promise<ReadBatch> {
  const submissions: ReadSubmission[] = []
  const problems: FileProblem[] = []
  const single: NamedBytes[] = []
  for (const file of files) {
    if (isSystemFile(file.name)) continue
    if (!isZip(file.bytes)) {
      single.push(file)
      continue
    }
    const unpacked = unpack(file)
    // A document of an office program is a zip too.
    if (unpacked.files.some(({ name }) => name === '[Content_Types].xml' || name === 'mimetype')) {
      problems.push({ file: file.name, text: NO_SUBMISSION })
      continue
    }
    single.push(...unpacked.files)
    problems.push(...unpacked.problems)
  }
  const names = new Set<string>()
  for (const [i, { name, bytes }] of single.entries()) {
    const file = uniqueName(name, names)
    try {
      submissions.push({ file, submission: await readOne(bytes, decode, privateKey) })
    } catch (error) {
      const text = error instanceof FileError ? error.text : { en: String(error), zh: String(error) }
      problems.push({ file, text })
    }
    await onProgress?.(i + 1, single.length)
  }
  const read = new Set(submissions.flatMap(({ file }) => namesOf(file)))
  const isCopy = ({ file }: FileProblem) =>
    /\.html?$/i.test(file) && namesOf(file).some((name) => read.has(name))
  return { submissions, problems: problems.filter((problem) => !isCopy(problem)) }
}

/** By which the readable copy that the student’s page also gives is known for the copy of a file that was read. */
function namesOf(file: string): string[] {
  const lms = lmsFileOf(file)
  return [file.replace(/\.[a-z]+$/i, ''), ...(lms ? [`${lms.lms}:${lms.user}`] : [])]
}

async function readOne(bytes: Uint8Array, decode: Decode, privateKey: PrivateKeyJwk | undefined) {
  if (bytes.length > ZIP_LIMITS.file) throw new FileError(TOO_LARGE)
  if (isZip(bytes)) throw new FileError(ZIP_IN_ZIP)
  const text = decode(bytes, detectEncoding(bytes))
  if (!/^\uFEFF?\s*[{[]|^\s*$/.test(text)) throw new FileError(NO_SUBMISSION)
  if (!looksSealed(text)) return readSubmission(text)
  if (!privateKey) throw new FileError(NO_KEY)
  return readSubmission(await unseal(readSealed(text), privateKey))
}

/** Two zips may hold the same path; results are told apart by name. */
function uniqueName(name: string, names: Set<string>): string {
  let unique = name
  for (let n = 2; names.has(unique); n++) unique = `${name} (${n})`
  names.add(unique)
  return unique
}

export const TOO_LARGE = {
  en: 'The file is too large to be a submission.',
  zh: '文件过大，不可能是作业答卷。',
}
const ZIP_IN_ZIP = { en: 'A zip within a zip is not opened.', zh: '压缩包中的压缩包不会被打开。' }
const NO_SUBMISSION = {
  en: 'This is no submission: a submission is the file submission.json that the student’s page gives.',
  zh: '这不是答卷：答卷是学生页面给出的 submission.json 文件。',
}
const NO_KEY = {
  en: 'The file is sealed; give the private key to open it.',
  zh: '文件已加密；请提供私钥。',
}
