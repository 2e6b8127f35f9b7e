/**
 * The faces in which the texts of these drawings are set, as rules that carry their fonts, so that a file looks the same
 * on any machine. Only the book's own faces can be carried; where the reader's system gave one (Chinese), its name stands
 * in the file.
 */
export async function embeddedFonts(drawings: readonly Element[]): Promise<string> {
  const texts = drawings.flatMap((drawing) => [...drawing.querySelectorAll('text, tspan')]).map(styleOf)
  const rules = [...document.styleSheets].flatMap(faceRules).filter((rule) => texts.some(isSetIn(rule)))
  return (await Promise.all(rules.map(carried))).join('\n')
}

interface SetText {
  readonly families: readonly string[]
  readonly style: string
  readonly codes: readonly number[]
}

function styleOf(element: Element): SetText {
  const { fontFamily, fontStyle } = getComputedStyle(element)
  return {
    families: fontFamily.split(',').map(unquoted),
    style: fontStyle,
    codes: [...(element.textContent ?? '')].map((character) => character.codePointAt(0)!),
  }
}

const faceRules = (sheet: CSSStyleSheet): CSSFontFaceRule[] =>
  [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule)

function isSetIn({ style }: CSSFontFaceRule): (text: SetText) => boolean {
  const family = unquoted(style.getPropertyValue('font-family'))
  const slant = style.getPropertyValue('font-style') || 'normal'
  const ranges = rangesOf(style.getPropertyValue('unicode-range'))
  return (text) =>
    text.families.includes(family) &&
    text.style === slant &&
    text.codes.some((code) => ranges.some(([from, to]) => from <= code && code <= to))
}

/** The ranges of `U+0000-00FF, U+0131`; every character where nothing is said. */
export function rangesOf(unicodeRange: string): readonly (readonly [from: number, to: number])[] {
  if (unicodeRange.trim() === '') return [[0, 0x10ffff]]
  return unicodeRange.split(',').map((part) => {
    const [from = '0', to = from] = part.trim().slice(2).split('-')
    return [Number.parseInt(from.replaceAll('?', '0'), 16), Number.parseInt(to.replaceAll('?', 'F'), 16)]
  })
}

async function carried(rule: CSSFontFaceRule): Promise<string> {
  const [, file] = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src')) ?? []
  // A face that is only an alias of one of the system's.
  if (!file) return ''
  const url = new URL(file, rule.parentStyleSheet?.href ?? location.href)
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status} ${response.statusText}`)
  const font = await response.blob()
  const text = (name: string) => rule.style.getPropertyValue(name)
  return `@font-face{font-family:${text('font-family')};font-style:${text('font-style')};font-weight:${text('font-weight')};src:url("${await dataUrl(font)}") format("woff2")}`
}

const dataUrl = (blob: Blob) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve((reader.result as string).replace(/^data:[^;]*/, 'data:font/woff2'))
    reader.onerror = () => reject(reader.error ?? new Error('a font could not be read'))
    reader.readAsDataURL(blob)
  })

const unquoted = (family: string) => family.trim().replace(/^["']|["']$/g, '')
