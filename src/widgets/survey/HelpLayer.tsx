import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { type ReadingHelp, type ReadingHelpName, readingHelp } from '../../core/survey/readingHelp.ts'
import type { Language } from '../../core/text.ts'

interface HelpLayerProps {
  language: Language
  children: ComponentChildren
}

interface Shown {
  name: ReadingHelpName
  value: number | null
  left: number
  top: number
}

/**
 * Reading help for everything in it that is marked `data-help` (and `data-value`): a card on hover and on focus, which
 * stays while the pointer is on it, and which Escape closes.
 */
export function HelpLayer({ language, children }: HelpLayerProps) {
  const root = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState<Shown | null>(null)
  const id = useId()
  const leaving = useRef<ReturnType<typeof setTimeout>>()
  const hide = () => {
    clearTimeout(leaving.current)
    setShown(null)
  }
  useEffect(() => hide, [])
  useEffect(() => {
    if (!shown) return
    const close = (event: KeyboardEvent) => event.key === 'Escape' && hide()
    addEventListener('keydown', close)
    return () => removeEventListener('keydown', close)
  }, [shown])

  const show = (event: Event) => {
    clearTimeout(leaving.current)
    const target = event.target as Element
    // The card itself may be read, and copied from.
    if (target.closest('.help-card')) return
    const place = target.closest<HTMLElement>('[data-help]')
    if (!place || !root.current) {
      // Time for the way from the number to its card.
      leaving.current = setTimeout(hide, 300)
      return
    }
    const outer = root.current.getBoundingClientRect()
    const box = place.getBoundingClientRect()
    setShown({
      name: place.dataset['help'] as ReadingHelpName,
      value: place.dataset['value'] === undefined ? null : Number(place.dataset['value']),
      left: Math.max(0, Math.min(box.left - outer.left, outer.width - 330)),
      top: box.bottom - outer.top + 6,
    })
    if (event.type === 'focusin') place.setAttribute('aria-describedby', id)
  }
  const leave = (event: FocusEvent) => {
    ;(event.target as Element).closest('[data-help]')?.removeAttribute('aria-describedby')
    // Who presses in the card to copy from it takes the focus from its number.
    if (!root.current?.querySelector('.help-card:hover')) hide()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it only watches what its children are
    <div
      class="help-layer"
      ref={root}
      onPointerOver={show}
      onPointerLeave={hide}
      onFocusIn={show}
      onFocusOut={leave}
    >
      {children}
      {shown && (
        <div
          class="card help-card"
          role="tooltip"
          id={id}
          style={{ left: `${shown.left}px`, top: `${shown.top}px` }}
        >
          <HelpText help={readingHelp[shown.name]} value={shown.value} language={language} />
        </div>
      )}
    </div>
  )
}

interface HelpTextProps {
  help: ReadingHelp
  value?: number | null
  language: Language
}

/** What a number says, the usual rule with its source and whether the value keeps it, and what it is not. */
function HelpText({ help, value = null, language }: HelpTextProps) {
  const t = words[language]
  const holds = value !== null && help.cutOff?.holds ? help.cutOff.holds(value) : null
  return (
    <>
      <p>
        <b>{help.label[language]}</b> {help.says[language]}
      </p>
      {help.cutOff && (
        <p>
          {t.rule}
          {help.cutOff.rule[language]}
          <span class="source">
            {t.open}
            {help.cutOff.source}
            {t.close}
          </span>
          {holds !== null && <b> {holds ? t.kept : t.broken}</b>}
        </p>
      )}
      {help.caution && <p class="caution">{help.caution[language]}</p>}
    </>
  )
}

/** The same for all numbers of a step, in a fold that needs no script. */
export function ReadingGuide({ names, language }: { names: readonly ReadingHelpName[]; language: Language }) {
  return (
    <details class="reading-guide">
      <summary>{words[language].guide}</summary>
      {names.map((name) => (
        <div key={name}>
          <HelpText help={readingHelp[name]} language={language} />
        </div>
      ))}
    </details>
  )
}

const words = {
  en: {
    rule: 'Usual rule: ',
    open: ' (',
    close: ').',
    kept: 'Kept here.',
    broken: 'Not kept here.',
    guide: 'How to read these numbers',
  },
  zh: {
    rule: '通行标准：',
    open: '（',
    close: '）。',
    kept: '此处满足。',
    broken: '此处不满足。',
    guide: '怎样读这些数字',
  },
}
