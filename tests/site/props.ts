/**
 * What the islands of a component were given, as Astro writes it into the page: `[0, value]` is a plain value or an
 * object, `[1, list]` a list.
 */
export function propsOf<T>(html: string, component: string): T[] {
  return [...html.matchAll(/<astro-island ([^>]*)>/g)]
    .map(([, attributes]) => attributes!)
    .filter((attributes) => new RegExp(`component-url="[^"]*/${component}\\.[^"]*"`).test(attributes))
    .map((attributes) => decode(/\sprops="([^"]*)"/.exec(attributes)![1]!))
    .map((text) => revive([0, JSON.parse(text)]) as T)
}

function revive([type, value]: [number, unknown]): unknown {
  if (type === 1) return (value as [number, unknown][]).map(revive)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value as Record<string, [number, unknown]>).map(([name, part]) => [name, revive(part)]),
  )
}

/** A text as HTML has it in an attribute. */
export const decode = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll('&#38;', '&')
