import { existsSync } from 'node:fs'
import type { StarlightUserConfig } from '@astrojs/starlight/types'
import { readPages, type PageInfo } from './chapters.ts'
import { parts } from './parts.ts'
import { strings } from './strings.ts'
import { workbenches } from './workbenches.ts'

type Sidebar = NonNullable<StarlightUserConfig['sidebar']>

/**
 * The contents of the book: its parts and numbered chapters, then the lab and the pages about the book.
 *
 * @param within the link that a page belongs to which has none of its own: a model's page to "All models"
 */
export function sidebar(folder: string, within?: string): Sidebar {
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
  const link = (path: string, label: string, zh: string) => ({
    label,
    translations: { 'zh-CN': zh },
    link: path,
    ...(path === within && { attrs: { 'aria-current': 'true' as const } }),
  })
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
    group('Lab', '实验室', [
      link('/lab/', 'All models', '全部模型'),
      ...workbenches.map(({ path, title }) => link(`/${path}`, title.en, title.zh)),
    ]),
    group('You', '你的学习', [link('/progress/', 'Progress and notes', '进度与笔记')]),
    group('Teach', '教学', [
      ...ofPart('teach'),
      link('/teach/assign/', 'Assignment builder', '布置作业'),
      link('/teach/grade/', 'Gradebook', '成绩册'),
    ]),
    ...[group('About', '关于本书', ofPart('about'))].filter(({ items }) => items.length > 0),
  ]
}
