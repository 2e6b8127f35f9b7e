import { useState } from 'preact/hooks'
import type { AnyModel } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { LaterDownloads } from '../LaterDownloads.tsx'
import type { Live } from '../useStore.ts'
import { words } from '../words.ts'

interface OwnToolsProps<M extends AnyModel> {
  live: Live<M>
  language: Language
  drawings: () => readonly SVGSVGElement[]
}

/** Compare · Data · undo, redo and reset, for a figure whose state no link holds. */
export function OwnTools<M extends AnyModel>({ live, language, drawings }: OwnToolsProps<M>) {
  const { store, ready, pinned } = live
  const t = words[language]
  const [open, setOpen] = useState(false)
  return (
    <div class="tools">
      <div class="row">
        <button
          type="button"
          disabled={!ready}
          aria-pressed={pinned !== null}
          onClick={() => (store.pinned.value = pinned ? null : live.solved)}
        >
          {pinned ? t.stopComparing : t.compare}
        </button>
        <button type="button" disabled={!ready} aria-expanded={open} onClick={() => setOpen(!open)}>
          {t.data}
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
      </div>
      {ready && open && (
        <div class="panel">
          <LaterDownloads live={live} language={language} drawings={drawings} />
        </div>
      )}
    </div>
  )
}
