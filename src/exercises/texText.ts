/** Commands that occur in symbols and formulas, as the characters that Unicode has for them. */
const COMMANDS: Readonly<Record<string, string>> = {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', varepsilon: 'ε', zeta: 'ζ', eta: 'η', theta: 'θ',
  kappa: 'κ', lambda: 'λ', mu: 'μ', nu: 'ν', xi: 'ξ', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ', phi: 'φ',
  varphi: 'φ', chi: 'χ', psi: 'ψ', omega: 'ω', Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Sigma: 'Σ',
  Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω', ell: 'ℓ', prime: '′', cdot: '·', times: '×', div: '÷', pm: '±', le: '≤',
  leq: '≤', ge: '≥', geq: '≥', ne: '≠', neq: '≠', approx: '≈', sum: '∑', infty: '∞', to: '→', rightarrow: '→',
  partial: '∂', ldots: '…', cdots: '⋯', quad: ' ', left: '', right: '',
} // prettier-ignore

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

/** Combining marks stand after their letter. */
const ACCENTS: Readonly<Record<string, string>> = {
  hat: '\u0302',
  bar: '\u0304',
  tilde: '\u0303',
  dot: '\u0307',
}

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
        (_, accent: string, letter: string) => `${letter}${ACCENTS[accent]}`,
      )
      .replace(/\\[,;:! ]/g, ' ')
      .replace(/\\([%{}$&_#])/g, '$1')
      // The space after a command only ends its name, unless one stands before it too, as about an operator.
      .replace(
        /(\s?)\\([A-Za-z]+)\s*/g,
        (_, space: string, name: string) => `${space}${COMMANDS[name] ?? name}${space}`,
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
