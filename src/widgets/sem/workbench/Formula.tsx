import { h, type ComponentChild } from 'preact'

const letters: Readonly<Record<string, string>> = {
  chi: 'χ', Sigma: 'Σ', sigma: 'σ', ell: 'ℓ', cdot: '·', times: '×', ge: '≥', le: '≤', sum: '∑', alpha: 'α', beta: 'β', lambda: 'λ', mu: 'μ',
} // prettier-ignore
const operators = new Set(['·', '×', '≥', '≤', '∑', '+', '-', '=', '(', ')', '[', ']', ',', '/', '>'])
const spaces: Readonly<Record<string, string>> = { ',': '0.17em', ';': '0.28em', quad: '1em' }

/** The little TeX in which the guide writes its formulas, as MathML: fractions, roots, indices, a few letters. */
export function Formula({ tex }: { tex: string }) {
  return h('math', { display: 'block' }, new Reader(tex).row())
}

/** Reads TeX from left to right; unknown commands are shown by their names. */
class Reader {
  readonly #tokens: readonly string[]
  #at = 0

  constructor(tex: string) {
    this.#tokens = tex.match(/\\text\{[^}]*\}|\\[a-zA-Z]+|\\.|\d+(?:\.\d+)?|\.\d+|[^\s]/g) ?? []
  }

  /** Everything up to a closing brace. */
  row(): ComponentChild {
    const parts: ComponentChild[] = []
    while (this.#at < this.#tokens.length && this.#tokens[this.#at] !== '}') parts.push(this.#scripted())
    return h('mrow', null, ...parts)
  }

  /** An atom with its index and exponent. */
  #scripted(): ComponentChild {
    const base = this.#atom()
    let sub: ComponentChild
    let sup: ComponentChild
    for (;;) {
      const next = this.#tokens[this.#at]
      if (next !== '_' && next !== '^') break
      this.#at += 1
      if (next === '_') sub = this.#atom()
      else sup = this.#atom()
    }
    if (sub && sup) return h('msubsup', null, base, sub, sup)
    if (sub) return h('msub', null, base, sub)
    return sup ? h('msup', null, base, sup) : base
  }

  #atom(): ComponentChild {
    const token = this.#tokens[this.#at++] ?? ''
    if (token === '{') {
      const inner = this.row()
      this.#at += 1
      return inner
    }
    if (token.startsWith('\\')) return this.#command(token.slice(1))
    if (/^[\d.]/.test(token)) return h('mn', null, token)
    return operators.has(token) ? h('mo', null, token === '-' ? '−' : token) : h('mi', null, token)
  }

  #command(name: string): ComponentChild {
    if (name === 'frac') return h('mfrac', null, this.#atom(), this.#atom())
    if (name === 'sqrt') return h('msqrt', null, this.#atom())
    if (name === 'left' || name === 'right') return h('mo', { stretchy: true }, this.#tokens[this.#at++])
    if (name === 'max' || name === 'ln') return h('mo', { lspace: '0', rspace: '0.17em' }, name)
    if (name.startsWith('text{')) return h('mtext', null, name.slice(5, -1))
    if (name === 'mathrm') return h('mtext', null, this.#words())
    const space = spaces[name]
    if (space) return h('mspace', { width: space })
    const letter = letters[name] ?? name
    return operators.has(letter) ? h('mo', null, letter) : h('mi', null, letter)
  }

  /** The argument as it is written. */
  #words(): string {
    let text = ''
    this.#at += 1
    while (this.#at < this.#tokens.length && this.#tokens[this.#at] !== '}') text += this.#tokens[this.#at++]
    this.#at += 1
    return text
  }
}
