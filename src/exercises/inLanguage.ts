import type { Language } from '../core/text.ts'

/**
 * The same data with the texts of one language only, the other's emptied: half the weight for a page that shows one.
 * All else, and the shape, stays.
 */
export function inLanguage<T>(data: T, language: Language): T {
  if (Array.isArray(data)) return data.map((item: unknown) => inLanguage(item, language)) as T
  if (typeof data !== 'object' || data === null) return data
  if (isText(data)) return { en: '', zh: '', [language]: data[language] } as T
  return Object.fromEntries(
    Object.entries(data).map(([name, part]) => [name, inLanguage(part, language)]),
  ) as T
}

const isText = (data: object): data is { en: string; zh: string } =>
  'en' in data && 'zh' in data && typeof data.en === 'string' && typeof data.zh === 'string'
