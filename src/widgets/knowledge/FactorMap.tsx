import { useEffect, useRef, useState } from 'preact/hooks'
import type { Language } from '../../core/text.ts'
import { FactorDrawing } from '../../figures/knowledge/FactorDrawing.tsx'
import { DrawingDownloads } from '../DrawingDownloads.tsx'
import { siteUrl } from '../siteUrl.ts'
import { Summary } from '../Summary.tsx'
import { Scrolling } from '../Scrolling.tsx'
import { factors, type Factor, type Heading } from './factors.ts'

interface FactorMapProps {
  language: Language
}

/** Chapters that have a page to go to. */
const pages: Readonly<Partial<Record<number, string>>> = {
  5: 'sharing/what-makes-customers-share/',
  6: 'sharing/deciding-to-share/',
  7: 'sharing/how-sharing-runs/',
  8: 'sharing/making-sharing-pay/',
  9: 'sharing/promoting-sharing/',
}

type Filter = 'all' | Heading | 5 | 6 | 7 | 8 | 9

const filters: readonly Filter[] = ['all', 'subject', 'object', 'environment', 5, 6, 7, 8, 9]

const passes = (factor: Factor, filter: Filter) =>
  filter === 'all' || factor.heading === filter || factor.chapters.some(({ chapter }) => chapter === filter)

/** The nine factors of the source, with what each means, which way it should work, and where the book has it. */
export default function FactorMap({ language }: FactorMapProps) {
  const t = words[language]
  const [chosen, setChosen] = useState(factors[0].id)
  const [filter, setFilter] = useState<Filter>('all')
  const view = useRef<HTMLDivElement>(null)
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  const factor = factors.find(({ id }) => id === chosen)!
  const named = (each: Filter) => (typeof each === 'number' ? t.chapter(each) : t.filters[each])
  const choose = (next: Filter) => {
    setFilter(next)
    if (!passes(factor, next)) setChosen(factors.find((each) => passes(each, next))!.id)
  }
  return (
    <div class="widget factors">
      <p class="filters" role="group" aria-label={t.show}>
        {filters.map((each) => (
          <button key={each} type="button" aria-pressed={filter === each} onClick={() => choose(each)}>
            {named(each)}
          </button>
        ))}
      </p>
      <div class="inner">
        <div class="view" ref={view}>
          <FactorDrawing
            factors={factors.map((each) => ({
              id: each.id,
              name: each.name[language],
              group: each.heading,
              direction: each.direction,
              text: t.directions[each.direction],
              dimmed: !passes(each, filter),
            }))}
            groups={t.filters}
            centre={t.sharing}
            label={t.label}
            chosen={chosen}
            onChoose={setChosen}
          />
          <Summary
            text={t.said(factor.name[language], t.filters[factor.heading], t.directions[factor.direction])}
          />
        </div>
        <div class="factor-card">
          <h3>{factor.name[language]}</h3>
          <p>{factor.definition[language]}</p>
          <p>
            <b>{t.direction}</b> {t.directions[factor.direction]}
          </p>
          <p>
            <b>{t.evidence}</b> {factor.evidence[language]}
          </p>
          <p>
            <b>{t.where}</b>
          </p>
          <ul>
            {factor.chapters.map(({ chapter, as }) => (
              <li key={chapter}>
                <Chapter chapter={chapter} language={language} /> {as[language]}
              </li>
            ))}
          </ul>
        </div>
      </div>
      <details>
        <summary>{t.table}</summary>
        <FactorTable language={language} />
      </details>
      {ready && (
        <div class="tools">
          <DrawingDownloads name="cvt-factors" language={language} within={view} />
        </div>
      )}
    </div>
  )
}

function Chapter({ chapter, language }: { chapter: number; language: Language }) {
  const page = pages[chapter]
  const name = words[language].chapter(chapter)
  const colon = language === 'en' ? ':' : '：'
  return (
    <>
      {page ? <a href={siteUrl(page, language)}>{name}</a> : name}
      {colon}
    </>
  )
}

function FactorTable({ language }: FactorMapProps) {
  const t = words[language]
  return (
    <Scrolling class="factor-table" label={t.label}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.factor}</th>
            <th scope="col">{t.group}</th>
            <th scope="col">{t.meaning}</th>
            <th scope="col">{t.directionColumn}</th>
            <th scope="col">{t.chapters}</th>
          </tr>
        </thead>
        <tbody>
          {factors.map((factor) => (
            <tr key={factor.id}>
              <th scope="row">{factor.name[language]}</th>
              <td>{t.filters[factor.heading]}</td>
              <td>{factor.definition[language]}</td>
              <td>{t.directions[factor.direction]}</td>
              <td>{factor.chapters.map(({ chapter }) => chapter).join(language === 'en' ? ', ' : '、')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  )
}

const words = {
  en: {
    show: 'Show',
    label: 'Nine factors under three headings, each with an arrow to sharing.',
    sharing: 'sharing',
    filters: { all: 'All', subject: 'Subjects', object: 'Object', environment: 'Environment' },
    chapter: (number: number) => `Chapter ${number}`,
    direction: 'Direction.',
    directions: {
      more: 'More of it should bring more sharing.',
      less: 'More of it should bring less sharing.',
      either: 'It may work either way.',
    },
    said: (name: string, heading: string, direction: string) =>
      `${name} (${heading.toLowerCase()}). ${direction}`,
    evidence: 'Found elsewhere.',
    where: 'In this book:',
    table: 'As a table',
    factor: 'Factor',
    group: 'Heading',
    meaning: 'Meaning',
    directionColumn: 'Direction',
    chapters: 'Chapters',
  },
  zh: {
    show: '显示',
    label: '三个方面的九个因素，各有一支箭头指向共享。',
    sharing: '共享行为',
    filters: { all: '全部', subject: '主体', object: '客体', environment: '环境' },
    chapter: (number: number) => `第 ${number} 章`,
    direction: '方向：',
    directions: {
      more: '越多越有利于共享。',
      less: '越多越不利于共享。',
      either: '两种方向都有可能。',
    },
    said: (name: string, heading: string, direction: string) => `${name}（${heading}）：${direction}`,
    evidence: '别处的发现：',
    where: '本书中的位置：',
    table: '以表格显示',
    factor: '因素',
    group: '方面',
    meaning: '含义',
    directionColumn: '方向',
    chapters: '所在章',
  },
}
