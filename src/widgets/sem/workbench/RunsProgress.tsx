import type { Language } from '../../../core/text.ts'
import { Spoken } from '../../Summary.tsx'

interface RunsProgressProps {
  done: number
  total: number
  /** What is counted. */
  label: string
  language: Language
  onStop: () => void
}

/** How far long work of many runs has come, and a way to stop it. */
export function RunsProgress({ done, total, label, language, onStop }: RunsProgressProps) {
  const count = `${done} / ${total}`
  return (
    <>
      <progress max={total} value={done} aria-label={label} />
      <span>{count}</span>
      <Spoken text={count} />
      <button type="button" class="button" onClick={onStop}>
        {language === 'zh' ? '取消' : 'Cancel'}
      </button>
    </>
  )
}
