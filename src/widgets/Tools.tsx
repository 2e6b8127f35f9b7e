import { useContext, useRef, useState } from 'preact/hooks'
import type { AnyModel } from '../core/model/model.ts'
import type { Language } from '../core/text.ts'
import type { Series } from './Downloads.tsx'
import { LabContext } from './lab/LabContext.ts'
import { LaterDownloads } from './LaterDownloads.tsx'
import { addressWith } from './store.ts'
import { siteUrl } from './siteUrl.ts'
import type { Live } from './useStore.ts'
import { words } from './words.ts'

interface ToolsProps<M extends AnyModel> {
  live: Live<M>
  language: Language
  /** Finds the drawings of the figure; none where the tools are those of a whole page. */
  drawings?: () => readonly SVGSVGElement[]
  /** The figure's own numbers, for the CSV file. */
  series?: () => Series
}

/** Share · Compare · Data · Embed, undo, redo and reset: quiet text below a figure. */
export function Tools<M extends AnyModel>({ live, language, drawings, series }: ToolsProps<M>) {
  const { store, ready } = live
  const t = words[language]
  // A figure on a model's own page offers its picture and its numbers; the page offers the rest.
  const figureInLab = useContext(LabContext) && drawings !== undefined
  const [open, setOpen] = useState<'share' | 'data' | 'embed' | null>(null)
  const [said, setSaid] = useState('')
  const field = useRef<HTMLInputElement>(null)

  const share = async () => {
    store.settle()
    setOpen('share')
    try {
      await navigator.clipboard.writeText(addressWith(store))
      setSaid(t.copied)
    } catch {
      // Without leave to write the clipboard the reader copies the link from the field.
      setSaid(t.copyThis)
    }
    field.current?.select()
  }
  const lab = siteUrl(`lab/${store.model.id}/`, language)
  const toggle = (panel: 'data' | 'embed') => setOpen(open === panel ? null : panel)
  const pin = () => (store.pinned.value = store.pinned.value ? null : live.solved)

  if (figureInLab) {
    return (
      <div class="tools">
        {ready && <LaterDownloads live={live} language={language} drawings={drawings} series={series} />}
      </div>
    )
  }
  return (
    <div class="tools">
      <div class="row">
        <button type="button" disabled={!ready} onClick={share}>
          {t.share}
        </button>
        <button type="button" disabled={!ready} aria-pressed={live.pinned !== null} onClick={pin}>
          {live.pinned ? t.stopComparing : t.compare}
        </button>
        <button
          type="button"
          disabled={!ready}
          aria-expanded={open === 'data'}
          onClick={() => toggle('data')}
        >
          {t.data}
        </button>
        <button
          type="button"
          disabled={!ready}
          aria-expanded={open === 'embed'}
          onClick={() => toggle('embed')}
        >
          {t.embed}
        </button>
        <button type="button" disabled={!ready} aria-disabled={!store.canUndo.value} onClick={store.undo}>
          {t.undo}
        </button>
        <button type="button" disabled={!ready} aria-disabled={!store.canRedo.value} onClick={store.redo}>
          {t.redo}
        </button>
        <button type="button" disabled={!ready} onClick={store.reset}>
          {t.reset}
        </button>
        {drawings && (
          <a class="quiet" href={ready ? addressWith(store, lab) : lab}>
            {t.open}
          </a>
        )}
      </div>
      {ready && open === 'share' && (
        <div class="panel">
          <input ref={field} readOnly aria-label={t.share} value={addressWith(store)} />
          <span role="status">{said}</span>
        </div>
      )}
      {ready && open === 'data' && (
        <div class="panel">
          <LaterDownloads live={live} language={language} drawings={drawings} series={series} />
        </div>
      )}
      {ready && open === 'embed' && (
        <label class="panel">
          {t.embedCode}
          <textarea
            readOnly
            rows={3}
            value={`<iframe src="${addressWith(store, siteUrl(`embed/${store.model.id}/`, language))}" width="100%" height="970" style="border:0" title="${store.model.title[language]}"></iframe>`}
            onFocus={(event) => event.currentTarget.select()}
          />
        </label>
      )}
    </div>
  )
}
