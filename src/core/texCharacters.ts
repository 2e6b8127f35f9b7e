/** TeX's commands that occur in symbols and formulas, as the characters that Unicode has for them. */
export const commands: Readonly<Record<string, string>> = {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', varepsilon: 'ε', zeta: 'ζ', eta: 'η', theta: 'θ',
  kappa: 'κ', lambda: 'λ', mu: 'μ', nu: 'ν', xi: 'ξ', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ', phi: 'φ',
  varphi: 'φ', chi: 'χ', psi: 'ψ', omega: 'ω', Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Sigma: 'Σ',
  Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω', ell: 'ℓ', prime: '′', cdot: '·', times: '×', div: '÷', pm: '±', le: '≤',
  leq: '≤', ge: '≥', geq: '≥', ne: '≠', neq: '≠', approx: '≈', sum: '∑', infty: '∞', to: '→', rightarrow: '→',
  partial: '∂', ldots: '…', cdots: '⋯', quad: ' ', left: '', right: '',
} // prettier-ignore

/** Combining marks stand after their letter. */
export const accents: Readonly<Record<string, string>> = {
  hat: '\u0302',
  bar: '\u0304',
  tilde: '\u0303',
  dot: '\u0307',
}
