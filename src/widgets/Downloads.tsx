import { exportCsv, exportJson, solvedCsv } from '../core/model/export.ts'
import type { AnyModel } from '../core/model/model.ts'
import type { Language } from '../core/text.ts'
import { download } from './download.ts'
import { DrawingButtons } from './DrawingButtons.tsx'
import type { Live } from './useStore.ts'
import { words } from './words.ts'

/** Columns of numbers that a figure draws, by name; all of one length. */
export type Series = Readonly<Record<string, readonly (number | string | null)[]>>

export interface DownloadsProps<M extends AnyModel> {
  live: Live<M>
  language: Language
  /** Finds the drawings of the figure, where there are any. */
  drawings?: () => readonly SVGSVGElement[]
  series?: () => Series
}

/** What a reader can take away: the picture, and the numbers behind it. */
export function Downloads<M extends AnyModel>({ live, language, drawings, series }: DownloadsProps<M>) {
  const { store, solved } = live
  const name = `cvt-${store.model.id}`
  // Some figures are tables. This is only rendered in the browser, when the drawings are there to be counted.
  const drawn = drawings !== undefined && drawings().length > 0
  return (
    <div class="row downloads">
      <span>{words[language].download}</span>
      {drawn && drawings && <DrawingButtons name={name} language={language} drawings={drawings} />}
      <button
        type="button"
        onClick={() =>
          download(
            `${name}.csv`,
            series ? exportCsv(rowsOf(series())) : solvedCsv(store.model, solved, language),
            'text/csv',
          )
        }
      >
        CSV
      </button>
      <button type="button" onClick={() => download(`${name}.json`, exportJson(solved), 'application/json')}>
        JSON
      </button>
    </div>
  )
}

/** Columns as rows. */
function rowsOf(series: Series): Record<string, number | string | null>[] {
  const names = Object.keys(series)
  const length = Math.max(0, ...names.map((name) => series[name].length))
  return Array.from({ length }, (_, i) =>
    Object.fromEntries(names.map((name) => [name, series[name][i] ?? null])),
  )
}
