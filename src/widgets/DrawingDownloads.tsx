import type { RefObject } from 'preact'
import type { Language } from '../core/text.ts'
import { DrawingButtons } from './DrawingButtons.tsx'
import { words } from './words.ts'

interface DrawingDownloadsProps {
  /** Of the file, without its ending. */
  name: string
  language: Language
  /** Where the drawings are. */
  within: RefObject<HTMLElement>
}

/** The drawings of a figure as files. */
export function DrawingDownloads({ name, language, within }: DrawingDownloadsProps) {
  const drawings = () => [...(within.current?.querySelectorAll<SVGSVGElement>('svg.drawing') ?? [])]
  return (
    <span class="downloads">
      {words[language].download}{' '}
      <DrawingButtons name={name} language={language} class="quiet" drawings={drawings} />
    </span>
  )
}
