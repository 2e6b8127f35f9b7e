import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { models } from '../../src/core/models.ts'
import { readExercises } from '../../src/exercises/read.ts'
import { readPages } from '../../src/site/chapters.ts'
import {
  exercisesOf,
  figuresOf,
  lessonPieces,
  readLessonPlans,
  withoutDoubledStops,
} from '../../src/site/lessonPlans.ts'

const folder = 'content/teach/lesson-plans'
const plans = readdirSync(folder).map((file) =>
  readLessonPlans(readFileSync(`${folder}/${file}`, 'utf8'), file),
)
const exercises = readExercises(
  Object.fromEntries(
    readdirSync('content/exercises', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => [file, readFileSync(`content/exercises/${file}`, 'utf8')]),
  ),
)
const languages = { en: 'content/book', zh: 'content/book/zh-cn' } as const
const sourceOf = (language: keyof typeof languages, chapter: string) =>
  readFileSync(`${languages[language]}/${chapter}.mdx`, 'utf8')

describe('the lesson plans', () => {
  it.for(['en', 'zh'] as const)('cover every chapter and stand on a page: %s', (language) => {
    const chapters = readPages(languages[language])
      .filter(({ slug, chapter }) => chapter !== undefined && !slug.startsWith('zh-cn/'))
      .map(({ slug }) => slug)
    expect(plans.map(({ chapter }) => chapter).sort()).toEqual(chapters.sort())
    const pages = readdirSync(`${languages[language]}/teach`).filter((file) => file.endsWith('.mdx'))
    const shown = pages.flatMap((file) =>
      [
        ...readFileSync(`${languages[language]}/teach/${file}`, 'utf8').matchAll(
          /<LessonPlans chapter="([^"]+)"/g,
        ),
      ].map(([, chapter]) => chapter),
    )
    expect(shown.sort()).toEqual(chapters.sort())
  })

  it('are told from broken ones', () => {
    const text = readFileSync(`${folder}/06-deciding-to-share.yaml`, 'utf8')
    expect(() => readLessonPlans(text.replace('do: predict', 'do: guess'), 'a.yaml')).toThrow(
      /a\.yaml: plans\.0\.steps\.1\.do/,
    )
    expect(() => readLessonPlans(text.replace('- minutes: 15', '- minutes: 20'), 'a.yaml')).toThrow(
      /plans\.0\.minutes/,
    )
    expect(() => lessonPieces('move {replicator.synergy 3}')).toThrow(/a brace that marks nothing/)
  })

  it('end no sentence twice', () => {
    const says = (...texts: string[]) =>
      withoutDoubledStops(texts.map((text) => ({ says: text }))).map((piece) => piece.says)
    expect(says('做', '还是没写下来？', '。再看')).toEqual(['做', '还是没写下来？', '再看'])
    expect(says('Set ', 'Tacit or unwritten?', '. Then')).toEqual(['Set ', 'Tacit or unwritten?', ' Then'])
    expect(says('Set ', 'Four passages', '. Then')).toEqual(['Set ', 'Four passages', '. Then'])
  })
})

describe.for(plans)('the lesson plans of $chapter', ({ chapter, plans: three, ideas }) => {
  const texts = (language: 'en' | 'zh') => [
    ...three.flatMap(({ steps }) => steps.map((step) => step[language])),
    ...ideas.flatMap(({ idea, answer }) => [idea[language], answer[language]]),
  ]

  it('last 15, 45 and 90 minutes, to the minute', () => {
    expect(three.map(({ minutes }) => minutes)).toEqual([15, 45, 90])
    for (const { minutes, steps } of three)
      expect(
        steps.reduce((sum, step) => sum + step.minutes, 0),
        `${minutes}`,
      ).toBe(minutes)
  })

  it('open with a question, and let the class predict before it runs and explains', () => {
    for (const { minutes, steps } of three) {
      const deeds = steps.map((step) => step.do)
      expect(deeds[0], `${minutes}`).toBe('ask')
      expect(deeds, `${minutes}`).toEqual(expect.arrayContaining(['predict', 'run', 'explain']))
      for (const step of steps.filter((one) => one.do === 'run'))
        expect(
          lessonPieces(step.en).some(({ kind }) => kind !== 'text' && kind !== 'exercise'),
          step.en,
        ).toBe(true)
    }
  })

  it.for(['en', 'zh'] as const)('name figures of the chapter: %s', (language) => {
    const figures = figuresOf(sourceOf(language, chapter))
    for (const text of texts(language))
      for (const piece of lessonPieces(text))
        if (piece.kind === 'figure') expect([...figures.keys()], text).toContain(piece.id)
  })

  it.for(['en', 'zh'] as const)('name exercises that stand in the chapter: %s', (language) => {
    const here = exercisesOf(sourceOf(language, chapter))
    for (const { set } of three) {
      expect(new Set(set).size).toBe(set.length)
      for (const id of set) expect(here).toContain(id)
    }
    for (const text of texts(language))
      for (const piece of lessonPieces(text))
        if (piece.kind === 'exercise') {
          expect(here, text).toContain(piece.id)
          expect(exercises.has(piece.id), piece.id).toBe(true)
        }
  })

  it('give the class the time that its exercises take', () => {
    for (const { steps } of three)
      for (const step of steps.filter((one) => one.do === 'work')) {
        const named = lessonPieces(step.en).filter((piece) => piece.kind === 'exercise')
        expect(named.length, step.en).toBeGreaterThan(0)
        const needed = named.reduce((sum, { id }) => sum + (exercises.get(id)!.minutes ?? 0), 0)
        expect(step.minutes, step.en).toBeGreaterThanOrEqual(needed)
      }
  })

  it('move sliders that are there to values that they take', async () => {
    for (const text of [...texts('en'), ...texts('zh')])
      for (const piece of lessonPieces(text)) {
        if (piece.kind !== 'slider') continue
        const where = `${piece.model}.${piece.parameter} ${piece.to ?? ''}`
        const parameter = (await models[piece.model]?.())?.parameters[piece.parameter]
        expect(parameter, where).toBeDefined()
        if (piece.to === null) continue
        if (parameter!.kind === 'choice') expect(Object.keys(parameter!.options), where).toContain(piece.to)
        else if (parameter!.kind === 'switch') expect(['true', 'false'], where).toContain(piece.to)
        else {
          const to = Number(piece.to)
          expect(to >= parameter!.min && to <= parameter!.max, where).toBe(true)
          if (parameter!.integer) expect(Number.isInteger(to), where).toBe(true)
        }
      }
  })

  it('choose examples and open models of the lab that are there', async () => {
    for (const text of [...texts('en'), ...texts('zh')])
      for (const piece of lessonPieces(text)) {
        if (piece.kind === 'lab') expect(Object.keys(models), text).toContain(piece.model)
        if (piece.kind !== 'example') continue
        const presets = (await models[piece.model]?.())?.presets ?? {}
        expect(Object.keys(presets), `${piece.model}: ${text}`).toContain(piece.preset)
      }
  })

  it('say the same in both languages: the same figures, exercises and sliders, step by step', () => {
    const marks = (text: string) =>
      lessonPieces(text)
        .filter(({ kind }) => kind !== 'text')
        .map((piece) => JSON.stringify(piece))
        .sort()
    texts('en').forEach((text, i) => expect(marks(texts('zh')[i]!), text).toEqual(marks(text)))
  })
})

it('figures of a chapter are found as the chapter numbers them', () => {
  expect(existsSync('content/book/sharing/deciding-to-share.mdx')).toBe(true)
  const figures = figuresOf(sourceOf('en', 'sharing/deciding-to-share'))
  expect(figures.get('portrait')).toEqual({
    number: '6.1',
    title: 'Above the line sharing grows; below it, it dies out.',
  })
  expect(figures.get('payoffs')?.number).toBe('6.2')
  const source = sourceOf('en', 'sharing/deciding-to-share')
  expect(figures.size).toBe(source.match(/<Figure\b/g)!.length)
})
