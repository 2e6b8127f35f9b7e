import { useState } from 'preact/hooks'
import type { Language } from '../../../core/text.ts'
import { Inline } from '../../exercises/Inline.tsx'
import { Scrolling } from '../../Scrolling.tsx'
import { Spoken } from '../../Summary.tsx'
import { assignWords } from './assignWords.ts'
import {
  type Catalogue,
  type CatalogueEntry,
  type Filter,
  LENGTHS,
  NO_FILTER,
  filterCatalogue,
} from './catalogue.ts'

interface CataloguePanelProps {
  catalogue: Catalogue
  chosen: readonly string[]
  language: Language
  onAdd: (entry: CatalogueEntry) => void
  onPreview: (id: string) => void
}

/** Every exercise of the book, chapter by chapter, as far as the filters let it through. */
export function CataloguePanel({ catalogue, chosen, language, onAdd, onPreview }: CataloguePanelProps) {
  const t = assignWords[language]
  const [filter, setFilter] = useState<Filter>(NO_FILTER)
  const found = filterCatalogue(catalogue.entries, filter)
  const set = (name: keyof Filter, value: string) => setFilter({ ...filter, [name]: value })
  const used = new Set(catalogue.entries.map(({ model }) => model))
  const list = (name: keyof Filter, options: readonly (readonly [string, string])[]) => (
    <label>
      {t.filters[name]}
      <select value={filter[name]} onChange={({ currentTarget }) => set(name, currentTarget.value)}>
        <option value="">{t.any}</option>
        {options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <div class="catalogue">
      <div class="filters">
        <label class="search">
          {t.filters.search}
          <input
            type="search"
            value={filter.search}
            onInput={({ currentTarget }) => set('search', currentTarget.value)}
          />
        </label>
        {list(
          'chapter',
          catalogue.chapters.map(({ slug, title }) => [slug, title]),
        )}
        {list(
          'model',
          Object.entries(catalogue.models).filter(([model]) => used.has(model)),
        )}
        {list('kind', Object.entries(t.kinds))}
        {list(
          'length',
          Object.keys(LENGTHS).map((name) => [name, t.lengths[name as keyof typeof t.lengths]]),
        )}
      </div>
      <Spoken text={t.found(found.length, catalogue.entries.length)} />
      <p class="found">
        {t.found(found.length, catalogue.entries.length)}{' '}
        {JSON.stringify(filter) !== JSON.stringify(NO_FILTER) && (
          <button type="button" class="quiet" onClick={() => setFilter(NO_FILTER)}>
            {t.clear}
          </button>
        )}
      </p>
      <Scrolling class="entries" label={t.list}>
        {catalogue.chapters.map(({ slug, title }) => {
          const here = found.filter((entry) => entry.chapter === slug)
          if (here.length === 0) return null
          return (
            <section key={slug}>
              <h3>{title}</h3>
              <ul>
                {here.map((entry) => {
                  const name = entry.title[language]
                  const isChosen = chosen.includes(entry.id)
                  return (
                    <li key={entry.id}>
                      <span class="what">
                        <Inline text={name} />
                        <small>
                          {[
                            t.kinds[entry.kind],
                            entry.minutes === null ? '' : t.minutes(entry.minutes),
                            t.points(entry.points),
                            entry.varies ? t.varies : '',
                          ]
                            .filter(Boolean)
                            .join(' · ')}
                        </small>
                      </span>
                      <button
                        type="button"
                        class="quiet"
                        aria-label={t.previewOf(name)}
                        onClick={() => onPreview(entry.id)}
                      >
                        {t.preview}
                      </button>
                      <button
                        type="button"
                        class="button"
                        aria-label={isChosen ? t.isChosen(name) : t.addOf(name)}
                        aria-disabled={isChosen}
                        onClick={() => !isChosen && onAdd(entry)}
                      >
                        {isChosen ? '✓' : t.add}
                      </button>
                    </li>
                  )
                })}
              </ul>
            </section>
          )
        })}
      </Scrolling>
    </div>
  )
}
