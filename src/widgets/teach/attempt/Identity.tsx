import { useId, useRef, useState } from 'preact/hooks'
import type { Language } from '../../../core/text.ts'
import type { Assignment } from '../../../exercises/assignment.ts'
import { attemptWords } from './attemptWords.ts'
import { Dates } from './Dates.tsx'

interface IdentityProps {
  assignment: Assignment
  language: Language
  onBegin: (student: { id: string; name: string }) => void
}

/** Asks who is working: the id always, since it decides the variants, and the name where it is wanted. */
export function Identity({ assignment, language, onBegin }: IdentityProps) {
  const t = attemptWords[language]
  const { askName } = assignment.policy
  const id = useId()
  const [student, setStudent] = useState({ id: '', name: '' })
  const [problem, setProblem] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const missing =
      student.id.trim() === '' ? 'id' : askName && student.name.trim() === '' ? 'name' : undefined
    if (!missing) return onBegin(student)
    setProblem(missing === 'id' ? t.needId : t.needName)
    form.current?.querySelector<HTMLInputElement>(`[name="${missing}"]`)?.focus()
  }
  const field = (name: 'id' | 'name', label: string, autocomplete: string) => (
    <p>
      <label for={`${id}-${name}`}>{label}</label>
      <input
        id={`${id}-${name}`}
        name={name}
        autocomplete={autocomplete}
        maxLength={name === 'id' ? 100 : 200}
        value={student[name]}
        aria-describedby={`${id}-problem`}
        onInput={({ currentTarget }) => setStudent({ ...student, [name]: currentTarget.value })}
      />
    </p>
  )
  return (
    <form class="identity" ref={form} onSubmit={submit} noValidate>
      <Dates policy={assignment.policy} student="" language={language} />
      <p>{t.whoLead}</p>
      {field('id', t.id, 'off')}
      {askName && field('name', t.name, 'name')}
      <p id={`${id}-problem`} class="problem" role="alert">
        {problem}
      </p>
      <button type="submit" class="button">
        {t.begin}
      </button>
    </form>
  )
}
