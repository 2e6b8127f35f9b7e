import { useId, useState } from 'preact/hooks'
import type { PathGraph } from '../../../core/sem/graph.ts'
import type { Language } from '../../../core/text.ts'
import { asRelation } from './EditableDiagram.tsx'
import type { Relation } from './editModel.ts'

interface ArrowListProps {
  graph: PathGraph
  /** Names of the data's variables. */
  variables: readonly string[]
  language: Language
  onAdd: (relation: Relation) => void
  onRemove: (relation: Relation) => void
}

const nameRule = /^[\p{L}_.][\p{L}\p{M}\p{N}_.]*$/u

/** The arrows of a model as a list: the same edits as in the diagram, without a pointer. */
export function ArrowList({ graph, variables, language, onAdd, onRemove }: ArrowListProps) {
  const t = words[language]
  const id = useId()
  const [from, setFrom] = useState('')
  const [op, setOp] = useState<Relation['op']>('=~')
  const [to, setTo] = useState('')
  const [problem, setProblem] = useState('')
  const known = [...new Set([...graph.nodes.map((node) => node.id), ...variables])]
  const add = (event: Event) => {
    event.preventDefault()
    const wrong = [from, to].find((name) => !nameRule.test(name.trim()))
    if (wrong !== undefined) setProblem(t.badName(wrong))
    else if (from.trim() === to.trim()) setProblem(t.same)
    else {
      const [a, b] = [from.trim(), to.trim()]
      onAdd(op === '~' ? { lhs: b, op, rhs: a } : { lhs: a, op, rhs: b })
      setProblem('')
      setTo('')
    }
  }
  return (
    <>
      <form class="panel-controls" onSubmit={add}>
        <datalist id={`${id}-names`}>
          {known.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <input
          list={`${id}-names`}
          aria-label={t.from}
          placeholder={t.from}
          value={from}
          onInput={(event) => setFrom(event.currentTarget.value)}
        />
        <select
          aria-label={t.kind}
          value={op}
          onChange={(event) => setOp(event.currentTarget.value as Relation['op'])}
        >
          <option value="=~">{t.measures}</option>
          <option value="~">{t.explains}</option>
          <option value="~~">{t.covaries}</option>
        </select>
        <input
          list={`${id}-names`}
          aria-label={t.to}
          placeholder={t.to}
          value={to}
          onInput={(event) => setTo(event.currentTarget.value)}
        />
        <button type="submit" class="button">
          {t.add}
        </button>
      </form>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <ul class="variables">
        {graph.edges.map((edge) => (
          <li key={edge.id}>
            {edge.from} {edge.directed ? '→' : '↔'} {edge.to}{' '}
            <button type="button" class="quiet" onClick={() => onRemove(asRelation({ edge }))}>
              {t.remove}
              <code class="sr-only">{edge.id}</code>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

const words = {
  en: {
    from: 'from',
    to: 'to',
    kind: 'kind of arrow',
    measures: '=~ is measured by',
    explains: '→ explains',
    covaries: '↔ covaries with',
    add: 'Add',
    remove: 'Take out',
    badName: (name: string) =>
      `"${name}" cannot be a name: letters, digits, dots and underscores, a letter first.`,
    same: 'An arrow needs two different ends.',
  },
  zh: {
    from: '起点',
    to: '终点',
    kind: '箭头类型',
    measures: '=~ 由后者测量',
    explains: '→ 解释',
    covaries: '↔ 共变',
    add: '添加',
    remove: '删去',
    badName: (name: string) =>
      `“${name}”不能作变量名：只能用字母（含汉字）、数字、点和下划线，且以字母开头。`,
    same: '箭头的两端须是不同的变量。',
  },
}
