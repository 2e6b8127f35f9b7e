import type { Language } from '../core/text.ts'

/** The language of the book for a page's `lang` attribute. */
export const languageOf = (lang: string | undefined): Language => (lang?.startsWith('zh') ? 'zh' : 'en')

/** A path of the site, with its base and the folder of its language. */
export function pathTo(path: string, language: Language, base = import.meta.env.BASE_URL): string {
  return `${base.replace(/\/+$/, '')}${language === 'zh' ? '/zh-cn' : ''}/${path.replace(/^\/+/, '')}`
}
