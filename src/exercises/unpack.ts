import { unzipSync } from 'fflate'
import { show } from '../core/model/issue.ts'
import type { Text } from '../core/text.ts'

/** A file of a folder, a zip or a drop. */
export interface NamedBytes {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A file that was not used, and why. */
export interface FileProblem {
  readonly file: string
  readonly text: Text
}

export interface Unpacked {
  readonly files: readonly NamedBytes[]
  readonly problems: readonly FileProblem[]
}

export const ZIP_LIMITS = {
  archive: 200e6,
  files: 5000,
  file: 20e6,
  total: 300e6,
  /** No JSON of ours shrinks to less than a hundredth; zeros do. */
  ratio: 100,
} as const

/** Does it begin as a zip does? */
export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3

/**
 * The files of a zip. Sizes are looked at before anything is unpacked, and an entry is never unpacked into more room
 * than it announced; entries whose path leaves the archive, and all beyond the limits, are left out and named. Zips
 * within zips are not opened.
 */
export function unpack(
  archive: NamedBytes,
  limits: { readonly [K in keyof typeof ZIP_LIMITS]: number } = ZIP_LIMITS,
): Unpacked {
  const problems: FileProblem[] = []
  const refuse = (name: string, text: Text) => {
    problems.push({ file: `${archive.name}/${show(name)}`, text })
    return false
  }
  if (archive.bytes.length > limits.archive)
    return { files: [], problems: [{ file: archive.name, text: TOO_LARGE }] }
  let total = 0
  let count = 0
  try {
    const entries = unzipSync(archive.bytes, {
      filter({ name: written, size, originalSize }) {
        if (/[\\/]$/.test(written)) return false
        const name = pathWithin(written)
        if (name === undefined) return refuse(written, UNSAFE)
        if (!isPlainName(name)) return refuse(written, ODD_NAME)
        if (isSystemFile(name)) return false
        if (originalSize > limits.file) return refuse(name, TOO_LARGE)
        if (originalSize > 1e5 && originalSize > limits.ratio * size) return refuse(name, BOMB)
        if (++count > limits.files) return count === limits.files + 1 ? refuse(name, TOO_MANY) : false
        total += originalSize
        return total <= limits.total || refuse(name, BOMB)
      },
    })
    const files = Object.entries(entries).map(([name, bytes]) => ({ name: pathWithin(name)!, bytes }))
    return { files, problems }
  } catch (error) {
    return {
      files: [],
      problems: [...problems, { file: archive.name, text: BROKEN((error as Error).message) }],
    }
  }
}

/** A path within its folder, as `a/b.json`, whatever the system that wrote it; undefined when it leads out of it. */
export function pathWithin(written: string): string | undefined {
  if (ABSOLUTE.test(written)) return undefined
  const path: string[] = []
  for (const part of written.split(/[\\/]/)) {
    if (part === '..' && path.pop() === undefined) return undefined
    if (!['', '.', '..'].includes(part)) path.push(part)
  }
  const within = path.join('/')
  return ABSOLUTE.test(within) ? undefined : within
}

const ABSOLUTE = /^([\\/]|[a-z]:)/i

/** A name that can be shown, and is no attempt to fill the page. */
const isPlainName = (name: string): boolean =>
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  name !== '' && name.length <= 500 && !/[\u0000-\u001f]/.test(name)

/** What systems add to a zip or a folder by themselves. */
export const isSystemFile = (name: string): boolean =>
  /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/.test(name)

const UNSAFE: Text = {
  en: 'Its path leads out of the archive; left out.',
  zh: '其路径指向压缩包之外，未读取。',
}
const ODD_NAME: Text = {
  en: 'Its name is too long, or holds control characters; left out.',
  zh: '文件名过长，或含有控制字符，未读取。',
}
const TOO_LARGE: Text = { en: 'Too large; left out.', zh: '文件过大，未读取。' }
const TOO_MANY: Text = {
  en: 'The archive holds too many files; the rest is left out.',
  zh: '压缩包中的文件过多，其余未读取。',
}
const BOMB: Text = {
  en: 'It would unpack to far more than it takes up (a zip bomb?); left out.',
  zh: '解压后的体积远超其所占空间（疑为压缩炸弹），未读取。',
}
const BROKEN = (message: string): Text => ({
  en: `The archive cannot be opened: ${show(message)}.`,
  zh: `无法打开压缩包：${show(message)}。`,
})
