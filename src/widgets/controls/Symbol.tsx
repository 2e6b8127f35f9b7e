import { accents, commands } from '../../core/texCharacters.ts'

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

/** The letters of a symbol with their places: base, `sub` or `sup`. */
export function symbolParts(tex: string): { text: string; as?: 'sub' | 'sup' }[] {
  const plain = tex
    .replace(/\\(?:mathrm|text|mathit|operatorname|mathbf|mathbb|mathcal|boldsymbol)\s*\{([^{}]*)\}/g, '$1')
    .replace(
      /\\(hat|bar|tilde|dot)\s*\{?(\\[A-Za-z]+|\w)\}?/g,
      (_, accent: string, letter: string) => `${letter}${accents[accent]}`,
    )
    .replace(/\\,/g, ' ')
    .replace(/\\([A-Za-z]+|%)\s*/g, (_, name: string) => commands[name] ?? name)
  return [...plain.matchAll(/([_^])(?:\{([^{}]*)\}|(.))|([^_^]+)/gu)].map(([, place, group, single, base]) =>
    place
      ? { text: group ?? single, as: place === '_' ? 'sub' : 'sup' }
      : { text: base.replace(/[{}]/g, '') },
  )
}
