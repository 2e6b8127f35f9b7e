import { useEffect, useRef, useState } from 'preact/hooks'
import type { Language, Text } from '../../../core/text.ts'
import { type Assignment, readAssignment } from '../../../exercises/assignment.ts'
import { decodeAssignment, encodeAssignment } from '../../../exercises/assignmentLink.ts'
import { type ExerciseBank, loadBank } from '../../../exercises/bank.ts'
import { loadExercises } from '../loadExercises.ts'
import { OpenFile } from '../OpenFile.tsx'
import { Attempt } from './Attempt.tsx'
import { browserHost } from './browserHost.ts'
import type { Host } from './Host.ts'
import { pageWords } from './pageWords.ts'
import { reportHeight, spliceHost } from './spliceHost.ts'
import { errorText } from '../../errorText.ts'

type State =
  | { kind: 'empty' }
  | { kind: 'problem'; text: Text }
  | { kind: 'loading' }
  | { kind: 'offline'; assignment: Assignment }
  | { kind: 'ready'; assignment: Assignment; bank: ExerciseBank; host: Host }

/** The student's page: the assignment of its link, or of a file, and the work on it. */
export default function AssignmentPage({ language }: { language: Language }) {
  const t = pageWords[language]
  const [state, setState] = useState<State>({ kind: 'loading' })
  const root = useRef<HTMLDivElement>(null)
  const fragment = useRef('')

  const open = async (assignment: Assignment) => {
    const own = `#${encodeAssignment(assignment)}`
    // Another assignment may be opened before this one is there.
    const show = (next: State) => fragment.current === own && setState(next)
    fragment.current = own
    // In the address, so that reloading brings it back.
    history.replaceState(history.state, '', own)
    setState({ kind: 'loading' })
    try {
      const bank = await loadBank(await loadExercises(assignment.items.map(({ id }) => id)))
      const own = await browserHost(assignment)
      const host = window.parent === window ? own : spliceHost(assignment, own)
      show({ kind: 'ready', assignment, bank, host })
    } catch {
      show({ kind: 'offline', assignment })
    }
  }
  const read = (find: () => Assignment) => {
    try {
      void open(find())
    } catch (error) {
      setState({ kind: 'problem', text: errorText(error) })
    }
  }

  useEffect(() => {
    const look = () => {
      const { hash } = location
      if (hash === fragment.current && hash !== '') return
      if (/^#\d+\./.test(hash)) read(() => decodeAssignment(hash))
      // A jump within the page, such as to its top, must not cost the address its assignment.
      else if (fragment.current) history.replaceState(history.state, '', fragment.current)
      else if (hash.length > 1 && hash !== '#_top') read(() => decodeAssignment(hash))
      else setState({ kind: 'empty' })
    }
    look()
    addEventListener('hashchange', look)
    if (window.parent !== window) {
      document.documentElement.classList.add('embedded')
      reportHeight(root.current!)
    }
    return () => removeEventListener('hashchange', look)
  }, [])

  return (
    <div ref={root} class="assignment-page">
      {state.kind === 'loading' && <p role="status">{t.loading}</p>}
      {state.kind === 'problem' && (
        <p class="problem" role="alert">
          {state.text[language]}
        </p>
      )}
      {state.kind === 'offline' && (
        <p class="problem" role="alert">
          {t.offline}{' '}
          <button type="button" class="button" onClick={() => void open(state.assignment)}>
            {t.retry}
          </button>
        </p>
      )}
      {state.kind === 'ready' && (
        <Attempt
          key={state.assignment.contentHash}
          assignment={state.assignment}
          bank={state.bank}
          host={state.host}
          language={language}
        />
      )}
      {(state.kind === 'empty' || state.kind === 'problem') && (
        <>
          {state.kind === 'empty' && <p>{t.lead}</p>}
          <OpenFile
            label={t.open}
            hint={t.drop}
            language={language}
            onText={(text) => read(() => readAssignment(text))}
          />
        </>
      )}
    </div>
  )
}
