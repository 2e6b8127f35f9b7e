import { show } from '../core/model/issue.ts'
import type { Text } from '../core/text.ts'
import { FileError } from './readJson.ts'

/** The kinds of files the book writes, by the first part of their `format`. */
const KINDS = {
  'cvt-assignment': { en: 'an assignment', zh: '作业' },
  'cvt-submission': { en: 'a submission', zh: '答卷' },
  'cvt-sealed': { en: 'a sealed submission', zh: '加密的答卷' },
  'cvt-gradebook': { en: 'a gradebook', zh: '成绩册' },
  'cvt-progress': { en: 'a reader’s progress', zh: '读者的学习进度' },
} as const satisfies Record<string, Text>
type Kind = keyof typeof KINDS

/**
 * A file of ours that is of another kind, or of a later format, is named as what it is. Files of others pass: what is
 * wrong with them is said when they are read.
 *
 * @throws FileError
 */
export function expectKind(text: string, wanted: Kind, newest = 1): void {
  const [, kind, version] = /"format"\s*:\s*"(cvt-[a-z]+)\/(\d{1,6})"/.exec(text.slice(0, 20_000)) ?? []
  if (kind === undefined) return
  if (kind !== wanted) throw new FileError(otherKind(kind, wanted))
  if (Number(version) > newest) throw new FileError(NEWER)
}

export const NEWER: Text = {
  en: 'The file was made with a newer edition of this book. Reload the page, or open it where it was made.',
  zh: '这个文件由本书较新的版本生成。请刷新页面，或到生成它的网站上打开。',
}

function otherKind(kind: string, wanted: Kind): Text {
  const known: Text = Object.hasOwn(KINDS, kind)
    ? KINDS[kind as Kind]
    : { en: `a file of the kind ${show(kind)}`, zh: ` ${show(kind)} 类的文件` }
  const { en, zh } = KINDS[wanted]
  return { en: `This is ${known.en}, not ${en}.`, zh: `这是${known.zh}，不是${zh}。` }
}
