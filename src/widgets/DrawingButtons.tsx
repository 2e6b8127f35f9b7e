import { useState } from 'preact/hooks'
import type { Language } from '../core/text.ts'
import { download } from './download.ts'
import { errorText } from './errorText.ts'

interface DrawingButtonsProps {
  /** Of the file, without its ending. */
  name: string
  language: Language
  class?: string
  drawings: () => readonly SVGSVGElement[]
}

// What makes the files comes when one is asked for.
const files = () => import('./drawingFile.ts')

const kinds = {
  svg: async (drawings: readonly SVGSVGElement[]) =>
    [await (await files()).svgFile(drawings), 'image/svg+xml'] as const,
  png: async (drawings: readonly SVGSVGElement[]) =>
    [await (await files()).pngFile(drawings), 'image/png'] as const,
}

/** Buttons that save drawings as a file; a file that could not be made is said. */
export function DrawingButtons({ name, language, class: own, drawings }: DrawingButtonsProps) {
  const [problem, setProblem] = useState('')
  const save = async (kind: keyof typeof kinds) => {
    setProblem('')
    try {
      const [content, type] = await kinds[kind](drawings())
      download(`${name}.${kind}`, content, type)
    } catch (error) {
      setProblem(errorText(error)[language])
    }
  }
  return (
    <>
      <button type="button" class={own} onClick={() => save('svg')}>
        SVG
      </button>{' '}
      <button type="button" class={own} onClick={() => save('png')}>
        PNG
      </button>
      {problem && (
        <span class="load-problem" role="alert">
          {problem}
        </span>
      )}
    </>
  )
}
