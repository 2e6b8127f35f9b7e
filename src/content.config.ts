import { defineCollection, z } from 'astro:content'
import { glob } from 'astro/loaders'
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema'
import { file } from 'astro/loaders'

const text = z.object({ term: z.string(), definition: z.string() })

export const collections = {
  docs: defineCollection({
    loader: glob({ base: './content/book', pattern: '**/*.{md,mdx}' }),
    schema: docsSchema({
      extend: z.object({
        /** A chapter's number; pages without one (home, teach, about) are no chapters. */
        chapter: z.number().int().positive().optional(),
        part: z.enum(['value', 'sharing', 'experience', 'loyalty', 'teach', 'about']).optional(),
        order: z.number().optional(),
        sources: z.array(z.string()).default([]),
        /** The model that the chapter's numbers and figures are bound to. */
        model: z.string().optional(),
        /** Works to list without citing them; '@*' for all (rehype-citation). */
        noCite: z.array(z.string()).optional(),
        objectives: z.array(z.string()).default([]),
        /** What the chapter lets one try, for the home page. */
        tries: z.string().optional(),
      }),
    }),
  }),
  glossary: defineCollection({
    loader: file('content/glossary.yaml'),
    schema: z.object({ id: z.string(), en: text, zh: text }),
  }),
  i18n: defineCollection({
    loader: glob({ base: './content/i18n', pattern: '*.json' }),
    schema: i18nSchema(),
  }),
}
