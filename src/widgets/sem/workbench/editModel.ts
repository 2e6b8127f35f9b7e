import { significant, tokenise, type Token } from '../../../core/sem/tokens.ts'

/** An arrow as the model text writes it. */
export interface Relation {
  readonly lhs: string
  readonly op: '=~' | '~' | '~~'
  readonly rhs: string
}

interface Term {
  readonly name: string
  /** Offsets in the source: of the whole term with its modifiers. */
  readonly from: number
  readonly to: number
}

interface Statement {
  readonly left: readonly string[]
  readonly op: string
  readonly terms: readonly Term[]
  readonly from: number
  readonly to: number
}

/**
 * Writes one more arrow into a model text, where its author would: at the end of the statement about the same variable,
 * else in a line of its own. An arrow that is there but fixed or given by default is set free. What else stands in the
 * text, comments too, stays as it is.
 */
export function addRelation(source: string, relation: Relation): string {
  const { lhs, op, rhs } = relation
  const statements = statementsOf(source)
  const written = find(statements, relation)
  if (written) {
    const { term } = written
    return splice(source, term.from, term.to, term.name)
  }
  const home = statements.findLast(
    (statement) => statement.op === op && statement.left.length === 1 && statement.left[0] === lhs,
  )
  if (home) return splice(source, home.to, home.to, ` + ${rhs}`)
  return `${source.trimEnd()}\n${lhs} ${op} ${rhs}\n`.trimStart()
}

/** Takes an arrow out of a model text; one that is there by default only is fixed to zero. */
export function removeRelation(source: string, relation: Relation): string {
  const { lhs, op, rhs } = relation
  const written = find(statementsOf(source), relation)
  if (!written) return op === '=~' ? source : `${source.trimEnd()}\n${lhs} ${op} 0*${rhs}\n`
  const { statement, term } = written
  if (statement.left.length > 1) return splice(source, term.from, term.to, `0*${term.name}`)
  // Without it a default would put the covariance back.
  if (op === '~~') return splice(source, term.from, term.to, `0*${term.name}`)
  if (statement.terms.length === 1) return withoutLine(source, statement)
  const i = statement.terms.indexOf(term)
  const [from, to] = i === 0 ? [term.from, statement.terms[1]!.from] : [statement.terms[i - 1]!.to, term.to]
  return splice(source, from, to, '')
}

/** Takes a variable out, with every arrow at it. */
export function removeVariable(source: string, name: string): string {
  let text = source
  for (let guard = 0; guard < 500; guard++) {
    const statement = statementsOf(text).find(
      ({ left, terms, op }) =>
        ['=~', '~', '~~'].includes(op) && (left.includes(name) || terms.some((term) => term.name === name)),
    )
    if (!statement) return text
    const term = statement.terms.find((each) => each.name === name)
    if (statement.left.includes(name) || statement.terms.length === 1 || !term)
      text = withoutLine(text, statement)
    else {
      const i = statement.terms.indexOf(term)
      const [from, to] =
        i === 0 ? [term.from, statement.terms[1]!.from] : [statement.terms[i - 1]!.to, term.to]
      text = splice(text, from, to, '')
    }
  }
  return text
}

function find(statements: readonly Statement[], { lhs, op, rhs }: Relation) {
  for (const statement of statements) {
    if (statement.op !== op) continue
    const matches = ({ name }: Term) =>
      (statement.left.includes(lhs) && name === rhs) ||
      (op === '~~' && statement.left.includes(rhs) && name === lhs)
    const term = statement.terms.find(matches)
    if (term) return { statement, term }
  }
  return undefined
}

/** The statements of a text that can be read up to its first mistake. */
function statementsOf(source: string): readonly Statement[] {
  const statements: Statement[] = []
  let current: Token[] = []
  for (const token of significant(tokenise(source))) {
    if (token.kind === 'newline' || token.kind === 'end' || token.text === ';') {
      const statement = current.length > 0 && statementOf(current)
      if (statement) statements.push(statement)
      current = []
    } else current.push(token)
  }
  return statements
}

function statementOf(tokens: readonly Token[]): Statement | null {
  const at = tokens.findIndex(({ text }) => ['=~', '~', '~~', ':=', '=='].includes(text))
  if (at < 0) return null
  const terms: Term[] = []
  let depth = 0
  let first: Token | undefined
  let last: Token | undefined
  const close = () => {
    if (first && last?.kind === 'name') terms.push({ name: last.text, from: first.offset, to: endOf(last) })
    first = last = undefined
  }
  for (const token of tokens.slice(at + 1)) {
    if (token.text === '(') depth += 1
    if (token.text === ')') depth -= 1
    if (token.text === '+' && depth === 0) close()
    else {
      first ??= token
      last = token
    }
  }
  close()
  return {
    left: tokens.slice(0, at).flatMap(({ kind, text }) => (kind === 'name' ? [text] : [])),
    op: tokens[at]!.text,
    terms,
    from: tokens[0]!.offset,
    to: endOf(tokens.at(-1)!),
  }
}

const endOf = ({ offset, text }: Token) => offset + text.length
const splice = (text: string, from: number, to: number, insert: string) =>
  text.slice(0, from) + insert + text.slice(to)

/** A statement with the line it stands alone in. */
function withoutLine(source: string, { from, to }: Statement): string {
  const start = source.lastIndexOf('\n', from - 1) + 1
  const end = source.indexOf('\n', to)
  const rest = source.slice(to, end < 0 ? undefined : end).trim()
  const isAlone = source.slice(start, from).trim() === '' && (rest === '' || rest.startsWith('#'))
  if (!isAlone) return splice(source, from, source[to] === ';' ? to + 1 : to, '')
  return splice(source, start, end < 0 ? source.length : end + 1, '')
}
