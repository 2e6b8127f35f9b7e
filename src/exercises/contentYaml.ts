import { parse } from 'yaml'

const HAN = '\\p{Script=Han}'
const CHINESE_MARK = '，。；：、？！（）《》「」【】'
/** Marks that English uses too: a space beside one is stray only where the other side is Chinese. */
const SHARED_MARK = '“”‘’…—'

/** White space that Chinese does not write: between two characters, and on either side of a Chinese mark. */
const STRAY = new RegExp(
  [
    `(?<=[${HAN}])[ \\t]+(?=[${HAN}${SHARED_MARK}])`,
    `(?<=[${SHARED_MARK}])[ \\t]+(?=[${HAN}])`,
    `(?<=[${CHINESE_MARK}])[ \\t]+`,
    `[ \\t]+(?=[${CHINESE_MARK}])`,
  ].join('|'),
  'gu',
)

/** Chinese text as it is set: YAML puts a space where it folds a line, and Chinese has none there. */
export const closeUp = (text: string): string => text.replace(STRAY, '')

/**
 * A YAML file of the book's content, its folded Chinese texts closed up.
 *
 * @throws YAMLParseError that names the line
 */
export const parseContent = (yaml: string): unknown =>
  parse(yaml, (_, value: unknown) => (typeof value === 'string' ? closeUp(value) : value))
