/**
 * A place of this tab for text that should outlive a reload, a wrong turn and a change of language. Storage may be full
 * or forbidden: the page works without it.
 */
export function keptText(place: string) {
  return {
    /** Was there room for it? */
    write(text: string): boolean {
      try {
        sessionStorage.setItem(place, text)
        return true
      } catch {
        return false
      }
    },
    read(): string | null {
      try {
        return sessionStorage.getItem(place)
      } catch {
        return null
      }
    },
  }
}
