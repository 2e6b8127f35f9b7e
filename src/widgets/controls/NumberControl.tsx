import { createContext } from 'preact'
import { useContext, useEffect, useId, useState } from 'preact/hooks'
import type { Issue } from '../../core/model/issue.ts'
import { parseValue } from '../../core/model/parseValue.ts'
import type { NumberParameter } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { formatAtStep } from '../../core/model/formatValue.ts'
import { Symbol } from './Symbol.tsx'

interface NumberControlProps {
  name: string
  parameter: NumberParameter
  value: number
  language: Language
  refuse?: ((typed: number) => Issue | undefined) | undefined
  onInput: (value: number) => void
  onSettle: () => void
}

/** Counts the entries that stand there refused, for whoever must not go on with the values before them. */
export const RefusedEntries = createContext<((count: (before: number) => number) => void) | null>(null)

/** A slider with its value, which can be typed as well; what cannot be used is named beside it and left standing. */
export function NumberControl(props: NumberControlProps) {
  const { name, parameter, value, language, refuse, onInput, onSettle } = props
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const { min, max, step } = parameter
  const unit = parameter.unit?.[language]
  const share = ((value - min) / (max - min)) * 100

  const enter = (text: string) => {
    setTyped(text)
    const parsed = parseValue(name, parameter, text)
    const issue = parsed.issue ?? refuse?.(parsed.value as number)
    setProblem(issue ? problemText(issue, parameter, language) : null)
    if (!issue) onInput(parsed.value as number)
  }
  const countRefused = useContext(RefusedEntries)
  const refused = problem !== null
  useEffect(() => {
    if (!refused) return
    countRefused?.((before) => before + 1)
    return () => countRefused?.((before) => before - 1)
  }, [refused, countRefused])
  const leave = () => {
    if (!problem) setTyped(null)
    onSettle()
  }

  return (
    <div class="control">
      <div class="row">
        <label for={id} title={parameter.describe[language]}>
          {`${parameter.label[language]}\u00a0`}
          <Symbol tex={parameter.symbol} />
        </label>
        <input
          class="typed"
          type="text"
          inputMode="decimal"
          autocomplete="off"
          aria-label={`${parameter.label[language]}${unit ? `, ${unit}` : ''}`}
          aria-invalid={refused}
          aria-describedby={problem ? `${id}-problem` : undefined}
          value={typed ?? formatAtStep(value, step)}
          onFocus={(event) => event.currentTarget.select()}
          onInput={(event) => enter(event.currentTarget.value)}
          onBlur={leave}
          onKeyDown={(event) => {
            if (event.key === 'Enter') leave()
            if (event.key === 'Escape') {
              setTyped(null)
              setProblem(null)
            }
          }}
        />
      </div>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        style={{ '--at': `${Math.min(Math.max(share, 0), 100)}%` }}
        aria-valuetext={`${formatAtStep(value, step)}${unit ? ` ${unit}` : ''}`}
        onInput={(event) => {
          setTyped(null)
          setProblem(null)
          onInput(Number(event.currentTarget.value))
        }}
        onChange={onSettle}
      />
      {problem && (
        <p class="problem" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

/** Without the parameter's name, which is for links and commands: it stands beside its own control. */
export function problemText(
  { kind, rule, value, message }: Issue,
  { label }: NumberParameter,
  language: Language,
): string {
  if (kind === 'constraint') return message[language]
  return language === 'zh'
    ? `${label.zh}须为${rule.zh}；给出的是“${value}”`
    : `${label.en} must be ${rule.en}; got "${value}"`
}
