import type { ClientDirective } from 'astro'

// These events bubble: the island itself has no box that could be pointed at.
const types = ['pointerover', 'focusin', 'touchstart'] as const

const touch: ClientDirective = (load, _options, element) => {
  const start = async () => {
    for (const type of types) element.removeEventListener(type, start)
    const hydrate = await load()
    await hydrate()
  }
  for (const type of types) element.addEventListener(type, start, { passive: true })
}

export default touch
