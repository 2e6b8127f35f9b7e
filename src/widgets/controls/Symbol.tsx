const letters: Record<string, string> = {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', varepsilon: 'ε', zeta: 'ζ', eta: 'η', theta: 'θ',
  kappa: 'κ', lambda: 'λ', mu: 'μ', nu: 'ν', xi: 'ξ', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ', phi: 'φ',
  varphi: 'φ', chi: 'χ', psi: 'ψ', omega: 'ω', Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Sigma: 'Σ',
  Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω', ell: 'ℓ', prime: '′', ',': ' ', '%': '%',
} // prettier-ignore

/**
 * A parameter's symbol, `C_c` or `\theta^2`: letters with indices, which HTML can set by itself. KaTeX would cost
 * every page 75 kB for these few letters.
 */
export function Symbol({ tex }: { tex: string }) {
  return (
    <span class="symbol" aria-hidden="true">
      {symbolParts(tex).map(({ text, as: Tag }, i) =>
        Tag ? <Tag key={i}>{text}</Tag> : <i key={i}>{text}</i>,
      )}
    </span>
  )
}

/** Combining marks stand after their letter. */
const accents: Record<string, string> = { hat: '\u0302', bar: '\u0304', tilde: '\u0303', dot: '\u0307' }

/** The letters of a symbol with their places: base, `sub` or `sup`. */
export function symbolParts(tex: string): { text: string; as?: 'sub' | 'sup' }[] {
  const plain = tex
    .replace(/\\(?:mathrm|text|mathit|operatorname|mathbf|mathbb|mathcal|boldsymbol)\s*\{([^{}]*)\}/g, '$1')
    .replace(
      /\\(hat|bar|tilde|dot)\s*\{?(\\[A-Za-z]+|\w)\}?/g,
      (_, accent: string, letter: string) => `${letter}${accents[accent]}`,
    )
    .replace(/\\([A-Za-z]+|,|%)\s*/g, (_, name: string) => letters[name] ?? name)
  return [...plain.matchAll(/([_^])(?:\{([^{}]*)\}|(.))|([^_^]+)/gu)].map(([, place, group, single, base]) =>
    place
      ? { text: group ?? single, as: place === '_' ? 'sub' : 'sup' }
      : { text: base.replace(/[{}]/g, '') },
  )
}
