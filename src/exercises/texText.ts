import { accents, commands } from '../core/texCharacters.ts'

/** Raised characters; what lacks one keeps its `^`. */
const RAISED: Readonly<Record<string, string>> = {
  ...table('0123456789+−=()', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾'),
  ...table('abcdefghijklmnoprstuvwxyzT', 'ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀ'),
  '-': '⁻',
  '*': '*',
  '′': '′',
}
/** Digits alone: Unicode lowers some letters and not others, and `Cc` beside `Cₑ` would look like two kinds of name. */
const LOWERED = table('0123456789', '₀₁₂₃₄₅₆₇₈₉')

function table(from: string, to: string): Readonly<Record<string, string>> {
  const characters = [...to]
  return Object.fromEntries([...from].map((character, i) => [character, characters[i]!]))
}

/** TeX as one line of readable text, `δ² ≤ 0.49`, for labels and files that can set no formula. */
export function texText(tex: string): string {
  return (
    withoutGroups(tex)
      .replace(
        /\\(hat|bar|tilde|dot)\s*\{?(\\[A-Za-z]+|\w)\}?/g,
        (_, accent: string, letter: string) => `${letter}${accents[accent]}`,
      )
      .replace(/\\[,;:! ]/g, ' ')
      .replace(/\\([%{}$&_#])/g, '$1')
      // The space after a command only ends its name, unless one stands before it too, as about an operator.
      .replace(
        /(\s?)\\([A-Za-z]+)\s*/g,
        (_, space: string, name: string) => `${space}${commands[name] ?? name}${space}`,
      )
      .replace(/([_^])(?:\{([^{}]*)\}|(.))/gu, (_, place: string, group?: string, single?: string) =>
        placed(group ?? single!, place === '^' ? RAISED : LOWERED),
      )
      .replace(/[{}]/g, '')
  )
}

/** Fractions, roots and words in braces, the innermost first. */
function withoutGroups(tex: string): string {
  const next = tex
    .replace(/\\(?:mathrm|text|mathit|operatorname|mathbf|mathbb|mathcal|boldsymbol)\s*\{([^{}]*)\}/g, '$1')
    .replace(
      /\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g,
      (_, over: string, under: string) => `${asFactor(over)}/${asFactor(under)}`,
    )
    .replace(/\\sqrt\s*\{([^{}]*)\}/g, (_, under: string) => `√${asFactor(under)}`)
  return next === tex ? tex : withoutGroups(next)
}

/** In brackets where it is more than one number or name. */
const asFactor = (tex: string) => (/^(?:[\d.]+|\\[A-Za-z]+|[A-Za-z])$/.test(tex) ? tex : `(${tex})`)

/** All characters in their place, or none: half an index would be read wrongly. */
function placed(text: string, places: Readonly<Record<string, string>>): string {
  const characters = [...text].map((character) => places[character])
  if (characters.every((character) => character !== undefined)) return characters.join('')
  if (places === LOWERED) return text
  return characters.length > 1 ? `^(${text})` : `^${text}`
}
