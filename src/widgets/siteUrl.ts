import type { Language } from '../core/text.ts'

/** The full address of a page of this site, in the reader's language. */
export function siteUrl(path: string, language: Language): string {
  const base = import.meta.env.BASE_URL.replace(/\/+$/, '')
  return `${location.origin}${base}${language === 'zh' ? '/zh-cn' : ''}/${path}`
}
