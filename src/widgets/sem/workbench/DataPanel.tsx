import { useId, useState } from 'preact/hooks'
import { detectEncoding } from '../../../core/survey/detectEncoding.ts'
import type { Language } from '../../../core/text.ts'
import { limits, type DataSource, type LoadedData } from './dataSource.ts'
import { examples } from './examples.ts'
import { errorText } from '../../errorText.ts'

interface DataPanelProps {
  loaded: LoadedData
  language: Language
  onLoad: (loaded: LoadedData) => void
  onExample: (name: string) => void
}

/** Where the data come from, and what was read of them. They stay in the browser. */
export function DataPanel({ loaded, language, onLoad, onExample }: DataPanelProps) {
  const t = words[language]
  const id = useId()
  const [pasting, setPasting] = useState(false)
  const [text, setText] = useState('')
  const [kind, setKind] = useState<'csv' | 'matrix'>('csv')
  const [n, setN] = useState('')
  const [refusedN, setRefusedN] = useState<string | null>(null)
  const [problem, setProblem] = useState('')
  const [over, setOver] = useState(false)

  const read = async (name: string, content: string) => {
    try {
      const count = kind === 'matrix' && n.trim() !== '' ? await readCount(n, language) : undefined
      const isRefused = count?.problem !== undefined
      setRefusedN(isRefused ? n : null)
      if (isRefused) {
        setProblem(count.problem)
        return false
      }
      const source: DataSource =
        kind === 'csv'
          ? { kind, name, text: content }
          : { kind, name, text: content, ...(count && { n: count.value }) }
      const { readSource } = await import('./readSource.ts')
      onLoad(readSource(source))
      setProblem('')
      return true
    } catch (error) {
      setProblem(errorText(error)[language])
      return false
    }
  }
  const readFile = async (file: File | undefined) => {
    if (!file) return
    if (file.size > limits.characters) {
      setProblem(t.tooLarge(limits.characters / 1e6))
      return
    }
    const bytes = new Uint8Array(await file.arrayBuffer())
    const content = new TextDecoder(detectEncoding(bytes)).decode(bytes)
    // What cannot be read stays in the field, to be put right there.
    if (!(await read(file.name, content))) {
      setText(content.slice(0, 200_000))
      setPasting(true)
    }
  }
  return (
    <div
      class={`data-panel ${over ? 'over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        void readFile(event.dataTransfer?.files[0])
      }}
    >
      <label for={`${id}-set`}>{t.data}</label>
      <select
        id={`${id}-set`}
        value={loaded.source.kind === 'book' ? loaded.source.name : ''}
        onChange={(event) => event.currentTarget.value && onExample(event.currentTarget.value)}
      >
        {loaded.source.kind !== 'book' && <option value="">{loaded.source.name}</option>}
        {examples.map(({ name, title }) => (
          <option key={name} value={name}>
            {title[language]}
          </option>
        ))}
      </select>
      <div class="panel-controls">
        <label class="file">
          <span class="quiet">{t.open}</span>
          <input
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            onChange={(event) => {
              void readFile(event.currentTarget.files?.[0])
              event.currentTarget.value = ''
            }}
          />
        </label>
        <button type="button" class="quiet" aria-expanded={pasting} onClick={() => setPasting(!pasting)}>
          {t.paste}
        </button>
        <span class="hint">{t.drop}</span>
      </div>
      {pasting && (
        <div class="paste">
          <div class="panel-controls" role="radiogroup" aria-label={t.kind}>
            {(['csv', 'matrix'] as const).map((each) => (
              <label key={each} class="check">
                <input
                  type="radio"
                  name={`${id}-kind`}
                  checked={kind === each}
                  onChange={() => setKind(each)}
                />
                {t[each]}
              </label>
            ))}
            {kind === 'matrix' && (
              <label class="check">
                n
                <input
                  class="short"
                  inputMode="numeric"
                  value={n}
                  aria-invalid={n === refusedN}
                  onInput={(event) => setN(event.currentTarget.value)}
                />
              </label>
            )}
          </div>
          <textarea
            rows={6}
            wrap="off"
            spellcheck={false}
            aria-label={t.pasteHere}
            placeholder={kind === 'csv' ? 'x1,x2,x3\n1,2,3' : 'x1,x2\n1.2\n.5,1.1'}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <button
            type="button"
            class="button"
            disabled={text.trim() === ''}
            onClick={async () => (await read(t.pasted, text)) && setPasting(false)}
          >
            {t.use}
          </button>
        </div>
      )}
      {problem && (
        <p class="problem" role="alert">
          {problem} {t.stays}
        </p>
      )}
      <p class="hint">{loaded.read[language]}</p>
      {loaded.refusedCount > 0 && (
        <details class="more">
          <summary>{t.refused(loaded.refusedCount)}</summary>
          <ul>
            {loaded.refused.slice(0, 50).map((issue, i) => (
              <li key={i}>{issue[language]}</li>
            ))}
          </ul>
        </details>
      )}
      <details class="more">
        <summary>{t.variables(loaded.variables.length)}</summary>
        <ul class="variables">
          {loaded.variables.map(({ name, type, missing }) => (
            <li key={name}>
              <code>{name}</code>{' '}
              <span class="hint">
                {t[type]}
                {missing > 0 ? t.missing(missing) : ''}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}

/** How many rows a matrix was computed from; what reads numbers comes when one is typed. */
async function readCount(text: string, language: Language) {
  const { readNumber } = await import('../../controls/NumberField.tsx')
  return readNumber(text, { label: 'n', min: 2, max: 1e9, whole: true, language })
}

const words = {
  en: {
    data: 'Data',
    open: 'Open a file…',
    paste: 'Paste…',
    drop: 'or drop a CSV file here. Nothing leaves your browser.',
    kind: 'What the text is',
    csv: 'rows (CSV)',
    matrix: 'covariance or correlation matrix',
    pasteHere: 'Paste data here',
    pasted: 'pasted data',
    use: 'Use these data',
    tooLarge: (millions: number) => `The file is larger than ${millions} MB.`,
    stays: 'The data used so far stay.',
    refused: (n: number) => `${n} ${n === 1 ? 'remark' : 'remarks'} on what was read`,
    variables: (n: number) => `${n} variables`,
    numeric: 'numbers',
    constant: 'constant',
    text: 'words',
    missing: (n: number) => `, ${n} missing`,
  },
  zh: {
    data: '数据',
    open: '打开文件…',
    paste: '粘贴…',
    drop: '或把 CSV 文件拖到这里。数据不会离开你的浏览器。',
    kind: '文本的类型',
    csv: '数据行（CSV）',
    matrix: '协方差或相关矩阵',
    pasteHere: '在此粘贴数据',
    pasted: '粘贴的数据',
    use: '使用这些数据',
    tooLarge: (millions: number) => `文件超过 ${millions} MB。`,
    stays: '仍使用原有数据。',
    refused: (n: number) => `读取时的 ${n} 条说明`,
    variables: (n: number) => `${n} 个变量`,
    numeric: '数值',
    constant: '常数',
    text: '文字',
    missing: (n: number) => `，缺失 ${n}`,
  },
}
