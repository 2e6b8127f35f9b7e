import exampleFile from '../../../content/datasets/purchase-log.csv?url'
import { useId, useState } from 'preact/hooks'
import type { PurchaseLogOptions } from '../../core/loyalty/purchases/purchaseLog.ts'
import type { Language } from '../../core/text.ts'
import { Choice } from '../survey/controls.tsx'
import { EXAMPLE, type ReadLog, type Source } from './desk.ts'
import { Problem } from './Problem.tsx'
import { ReadingReport } from './ReadingReport.tsx'

interface DataPanelProps {
  source: Source
  reading: PurchaseLogOptions
  /** What came of the last reading: of this log, or of one before while this is on its way. */
  read: ReadLog | undefined
  busy: boolean
  progress: number
  problem: string | null
  /** It could not be fetched, or not be read here: it may be tried again. */
  failed: boolean
  stopped: boolean
  language: Language
  onSource: (source: Source) => void
  onReading: (reading: PurchaseLogOptions) => void
  onStop: () => void
  onAgain: () => void
}

let opened = 0

/** Where the log comes from, how it was read, and what of it was refused. Nothing of it leaves the browser. */
export function DataPanel(props: DataPanelProps) {
  const { source, read, busy, progress, problem, failed, stopped, language, onSource } = props
  const t = words[language]
  const id = useId()
  const [own, setOwn] = useState<Source | null>(null)
  const [over, setOver] = useState(false)
  const [pasted, setPasted] = useState('')
  const [tooLarge, setTooLarge] = useState(false)

  const take = (name: string, blob: Blob | undefined) => {
    if (!blob) return
    setTooLarge(blob.size > largest)
    if (blob.size > largest) return
    const next = { id: `own-${++opened}`, name, blob }
    setOwn(next)
    onSource(next)
  }
  return (
    <div>
      <div
        class={`drop ${over ? 'over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          const file = event.dataTransfer?.files[0]
          take(file?.name ?? '', file)
        }}
      >
        <Choice
          label={t.log}
          value={source.id}
          options={[[EXAMPLE.id, t.example], ...(own ? [[own.id, own.name] as const] : [])]}
          onChange={(name) => onSource(name === own?.id ? own : EXAMPLE)}
        />
        <div class="control">
          <label for={`${id}-file`}>{t.file}</label>
          <input
            id={`${id}-file`}
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0]
              take(file?.name ?? '', file)
              event.currentTarget.value = ''
            }}
          />
        </div>
        <details>
          <summary>{t.paste}</summary>
          <textarea
            rows={6}
            aria-label={t.paste}
            spellcheck={false}
            placeholder={'customer,date,amount\nA17,2024-03-01,25.00'}
            value={pasted}
            onInput={(event) => setPasted(event.currentTarget.value)}
          />
          <button
            type="button"
            class="button"
            disabled={pasted.trim() === ''}
            onClick={() => take(t.pastedName, new Blob([pasted]))}
          >
            {t.read}
          </button>
        </details>
      </div>
      <p class="hint">
        {t.stays}{' '}
        <a href={exampleFile} download="purchase-log.csv">
          {t.download}
        </a>
      </p>
      {tooLarge && (
        <p class="problem" role="alert">
          {t.tooLarge}
        </p>
      )}
      {problem && (
        <Problem message={problem} language={language} onAgain={failed ? props.onAgain : undefined} />
      )}
      {busy && (
        <p class="working">
          <label>
            {t.reading} <progress max={1} value={progress} />
          </label>
          <button type="button" class="quiet" onClick={props.onStop}>
            {t.stop}
          </button>
        </p>
      )}
      {stopped && (
        <p class="problem">
          {t.stopped}{' '}
          <button type="button" class="quiet" onClick={props.onAgain}>
            {t.again}
          </button>
        </p>
      )}
      {read?.table && !stopped && (
        <ReadingReport
          read={read}
          table={read.table}
          name={read.source.id === EXAMPLE.id ? t.example : read.source.name}
          reading={props.reading}
          busy={busy}
          language={language}
          onReading={props.onReading}
        />
      )}
    </div>
  )
}

/** Bytes; a log of 100,000 customers has about a thirtieth of this. */
const largest = 300_000_000

const words = {
  en: {
    log: 'Purchase log',
    example: '2,357 customers (simulated)',
    file: 'Your own file (CSV or text), or drop it here',
    paste: 'Paste a log',
    pastedName: 'pasted log',
    read: 'Read it',
    stays:
      'A row a purchase: customer, date and, where there is one, the amount. Your data are read by your browser and stay in it: nothing is sent anywhere, and no link carries them.',
    download: 'Download the example log (CSV)',
    tooLarge: 'The file is larger than 300 MB.',
    reading: 'Reading…',
    stop: 'Stop',
    stopped: 'Stopped.',
    again: 'Start again',
  },
  zh: {
    log: '购买记录',
    example: '2,357 位顾客（模拟）',
    file: '自己的文件（CSV 或文本），也可以拖到这里',
    paste: '粘贴记录',
    pastedName: '粘贴的记录',
    read: '读取',
    stays:
      '每行一次购买：顾客、日期，有金额的话再加金额。数据由浏览器读取，也只留在浏览器里：不会发送到任何地方，链接里也不带数据。',
    download: '下载示例记录（CSV）',
    tooLarge: '文件超过 300 MB。',
    reading: '正在读取……',
    stop: '停止',
    stopped: '已停止。',
    again: '重新开始',
  },
}
