import { exportCsv, exportJson } from '../core/model/export.ts'
import type { AnyModel } from '../core/model/model.ts'
import type { Language } from '../core/text.ts'
import { download } from './download.ts'
import { pngFile, svgFile } from './drawingFile.ts'
import type { Live } from './useStore.ts'
import { words } from './words.ts'

/** Columns of numbers that a figure draws, by name; all of one length. */
export type Series = Readonly<Record<string, readonly (number | string | null)[]>>

interface DownloadsProps<M extends AnyModel> {
  live: Live<M>
  language: Language
  drawing: () => SVGSVGElement | null
  series?: () => Series
}

/** What a reader can take away: the picture, and the numbers behind it. */
export function Downloads<M extends AnyModel>({ live, language, drawing, series }: DownloadsProps<M>) {
  const { store, values, outputs } = live
  const name = `cvt-${store.model.id}`
  const svg = (act: (drawing: SVGSVGElement) => void) => () => {
    const found = drawing()
    if (found) act(found)
  }
  return (
    <div class="row downloads">
      <span>{words[language].download}</span>
      <button
        type="button"
        onClick={svg((found) => download(`${name}.svg`, svgFile(found), 'image/svg+xml'))}
      >
        SVG
      </button>
      <button
        type="button"
        onClick={svg(async (found) => download(`${name}.png`, await pngFile(found), 'image/png'))}
      >
        PNG
      </button>
      <button
        type="button"
        onClick={() =>
          download(
            `${name}.csv`,
            series ? exportCsv(rowsOf(series())) : exportCsv([{ ...values, ...outputs }]),
            'text/csv',
          )
        }
      >
        CSV
      </button>
      <button
        type="button"
        onClick={() => download(`${name}.json`, exportJson(live.solved), 'application/json')}
      >
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
