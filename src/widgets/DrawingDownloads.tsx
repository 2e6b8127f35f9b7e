import type { RefObject } from 'preact'
import type { Language } from '../core/text.ts'
import { download } from './download.ts'
import { words } from './words.ts'

interface DrawingDownloadsProps {
  /** Of the file, without its ending. */
  name: string
  language: Language
  /** Where the drawings are. */
  within: RefObject<HTMLElement>
}

const files = () => import('./drawingFile.ts')

/** The drawings of a figure as files. */
export function DrawingDownloads({ name, language, within }: DrawingDownloadsProps) {
  const drawings = () => [...(within.current?.querySelectorAll<SVGSVGElement>('svg.drawing') ?? [])]
  return (
    <span class="downloads">
      {words[language].download}{' '}
      <button
        type="button"
        class="quiet"
        onClick={async () =>
          download(`${name}.svg`, await (await files()).svgFile(drawings()), 'image/svg+xml')
        }
      >
        SVG
      </button>{' '}
      <button
        type="button"
        class="quiet"
        onClick={async () => download(`${name}.png`, await (await files()).pngFile(drawings()), 'image/png')}
      >
        PNG
      </button>
    </span>
  )
}
