import type { Language } from '../core/text.ts'

/** The address of a page of this site in the reader's language: in full, or from its root while the page is built. */
export function siteUrl(path: string, language: Language): string {
  const base = import.meta.env.BASE_URL.replace(/\/+$/, '')
  const origin = typeof location === 'undefined' ? '' : location.origin
  return `${origin}${base}${language === 'zh' ? '/zh-cn' : ''}/${path}`
}
