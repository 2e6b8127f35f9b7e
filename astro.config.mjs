import { defineConfig } from 'astro/config'
import { unified } from '@astrojs/markdown-remark'
import mdx from '@astrojs/mdx'
import preact from '@astrojs/preact'
import starlight from '@astrojs/starlight'
import rehypeCitation from 'rehype-citation'
import rehypeKatex from 'rehype-katex'
import remarkMath from 'remark-math'
import { clientTouch } from './src/site/clientTouch.ts'
import { contentSecurityPolicy } from './src/site/contentSecurityPolicy.ts'
import { rehypeBase } from './src/site/markdown/rehypeBase.ts'
import { rehypeChineseCitations } from './src/site/markdown/rehypeChineseCitations.ts'
import { rehypeCitationCards } from './src/site/markdown/rehypeCitationCards.ts'
import { rehypeWideThings } from './src/site/markdown/rehypeWideThings.ts'
import { rehypeFigureNumbers } from './src/site/markdown/rehypeFigureNumbers.ts'
import { scormPlayer } from './src/site/scormPlayer.ts'
import { sidebar } from './src/site/sidebar.ts'

const base = process.env.BASE ?? '/'

/** The path without its closing slash, as links are prefixed with it. */
const prefix = base.replace(/\/+$/, '')

export default defineConfig({
  base,
  site: process.env.SITE ?? 'http://localhost',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  // Chapters are long read and long files: what a pointer passes over is not fetched ahead.
  prefetch: false,
  markdown: {
    processor: unified({
      remarkPlugins: [remarkMath],
      rehypePlugins: [
        rehypeKatex,
        rehypeWideThings,
        rehypeFigureNumbers,
        [rehypeCitation, { bibliography: 'content/references.bib', linkCitations: true }],
        rehypeChineseCitations,
        rehypeCitationCards,
        [rehypeBase, { prefix }],
      ],
      smartypants: false,
    }),
    syntaxHighlight: 'prism',
  },
  integrations: [
    starlight({
      title: { en: 'Creating Value Together', 'zh-CN': '共创价值' },
      description: 'An interactive textbook of value co-creation, customer knowledge sharing and loyalty.',
      defaultLocale: 'root',
      locales: {
        root: { label: 'English', lang: 'en' },
        'zh-cn': { label: '简体中文', lang: 'zh-CN' },
      },
      sidebar: sidebar('content/book'),
      tableOfContents: false,
      expressiveCode: false,
      pagination: true,
      credits: false,
      markdown: { processedDirs: ['./content/book/'], headingLinks: true },
      customCss: ['./src/site/styles/book.css'],
      components: {
        PageTitle: './src/site/overrides/PageTitle.astro',
        Head: './src/site/overrides/Head.astro',
        Search: './src/site/overrides/Search.astro',
      },
    }),
    mdx(),
    preact(),
    clientTouch(),
    contentSecurityPolicy(),
    scormPlayer(),
  ],
  vite: {
    build: { cssMinify: 'esbuild', assetsInlineLimit: 0 },
  },
})
