/** The folders of the book's languages, as route parameters of pages that are not chapters. */
export const locales = [undefined, 'zh-cn'] as const

/** Paths of a page in every language. */
export const localePaths = () => locales.map((locale) => ({ params: { locale } }))
