import { existsSync } from 'node:fs'
import type { StarlightUserConfig } from '@astrojs/starlight/types'
import { readPages, type PageInfo } from './chapters.ts'
import { parts } from './parts.ts'
import { strings } from './strings.ts'

type Sidebar = NonNullable<StarlightUserConfig['sidebar']>

/** The contents of the book: its parts and numbered chapters, then the lab and the pages about the book. */
export function sidebar(folder: string): Sidebar {
  const pages = readPages(folder).filter((page) => !page.slug.startsWith('zh-cn/'))
  const chinese = existsSync(`${folder}/zh-cn`) ? readPages(`${folder}/zh-cn`) : []
  const item = (page: PageInfo) => {
    const label = (title: string) => (page.chapter ? `${page.chapter}  ${title}` : title)
    const translation = chinese.find(({ slug }) => slug === page.slug)
    return {
      slug: page.slug,
      label: label(page.title),
      ...(translation && { translations: { 'zh-CN': label(translation.title) } }),
    }
  }
  const group = (label: string, zh: string, items: Sidebar) => ({
    label,
    translations: { 'zh-CN': zh },
    items,
  })
  const ofPart = (part: string) => pages.filter((page) => page.part === part).map(item)

  return [
    ...Object.entries(parts)
      .map(([part, { numeral, title }]) =>
        group(`${numeral} · ${title.en}`, strings.zh.part(numeral, title.zh), ofPart(part)),
      )
      .filter(({ items }) => items.length > 0),
    group('Lab', '实验室', [{ label: 'All models', translations: { 'zh-CN': '全部模型' }, link: '/lab/' }]),
    group('Teach', '教学', [
      ...ofPart('teach'),
      {
        label: 'Assignment builder',
        translations: { 'zh-CN': '布置作业' },
        link: '/teach/assign/',
      },
      { label: 'Gradebook', translations: { 'zh-CN': '成绩册' }, link: '/teach/grade/' },
    ]),
    ...[group('About', '关于本书', ofPart('about'))].filter(({ items }) => items.length > 0),
  ]
}
