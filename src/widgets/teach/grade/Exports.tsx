import { useEffect, useState } from 'preact/hooks'
import type { Language, Text } from '../../../core/text.ts'
import type { FilledTable } from '../../../exercises/fillTable.ts'
import { formatValue } from '../../../core/model/formatValue.ts'
import type { Answer, Graded } from '../../../workers/grade.worker.ts'
import { download } from '../../download.ts'
import { Choice } from '../../survey/controls.tsx'
import { gradeWords } from './gradeWords.ts'
import { grader } from './grader.ts'
import { FileButton } from './Intake.tsx'
import type { GradebookDesk } from './useGradebook.ts'

interface ExportsProps {
  book: GradebookDesk
  graded: Graded
  language: Language
}

/** Everything that leaves the page, as files that the instructor saves. */
export function Exports({ book, graded, language }: ExportsProps) {
  const t = gradeWords[language]
  const [problem, setProblem] = useState<Text | null>(null)
  const [format, setFormat] = useState<'html' | 'markdown'>('html')
  const [inLanguage, setInLanguage] = useState(language)
  const [solutions, setSolutions] = useState<'yes' | 'no'>('yes')
  const { assignment } = book.desk
  const stem = assignment!.id.replace(/[^\p{L}\p{N}-]+/gu, '-').slice(0, 60)
  const save = async <T extends BlobPart>(name: string, type: string, made: Promise<Answer<T>>) => {
    const answer = await made
    setProblem(answer.ok ? null : answer.problem)
    if (answer.ok) download(name, answer.value, type)
  }

  return (
    <div class="exports">
      <section>
        <h2>{t.table}</h2>
        <p>{t.tableLead}</p>
        <button
          type="button"
          class="button"
          onClick={() => void save(`${stem}-grades.csv`, 'text/csv', grader().csv(language))}
        >
          {t.saveTable}
        </button>
      </section>
      <FillSection book={book} graded={graded} language={language} stem={stem} onProblem={setProblem} />
      <section>
        <h2>{t.feedback}</h2>
        <p>{t.feedbackLead}</p>
        <div class="row">
          <Choice
            label={t.format}
            value={format}
            options={[
              ['html', 'HTML'],
              ['markdown', 'Markdown'],
            ]}
            onChange={setFormat}
          />
          <Choice
            label={t.language}
            value={inLanguage}
            options={[
              ['en', 'English'],
              ['zh', '中文'],
            ]}
            onChange={setInLanguage}
          />
          <Choice
            label={t.withSolutions}
            value={solutions}
            options={[
              ['yes', t.yes],
              ['no', t.no],
            ]}
            onChange={setSolutions}
          />
        </div>
        <button
          type="button"
          class="button"
          onClick={() =>
            void save(
              `${stem}-feedback.zip`,
              'application/zip',
              grader().feedback({
                format,
                language: inLanguage,
                solutions: solutions === 'yes',
              }) as Promise<Answer<Uint8Array<ArrayBuffer>>>,
            )
          }
        >
          {t.saveFeedback}
        </button>
      </section>
      <section>
        <h2>{t.gradebook}</h2>
        <p>{t.gradebookLead}</p>
        <button
          type="button"
          class="button"
          onClick={() =>
            void save(
              `${stem}-gradebook.json`,
              'application/json',
              grader().gradebookFile(assignment!, book.desk.gradebook),
            )
          }
        >
          {t.saveGradebook}
        </button>
      </section>
      {problem && <p role="alert">{problem[language]}</p>}
    </div>
  )
}

interface FillSectionProps extends ExportsProps {
  stem: string
  onProblem: (problem: Text | null) => void
}

/** The table that Canvas or Moodle exported, with the points filled in, to be imported there again. */
function FillSection({ book, graded, language, stem, onProblem }: FillSectionProps) {
  const t = gradeWords[language]
  const { roster } = book.desk
  const [file, setFile] = useState<{ name: string; file: File } | null>(null)
  const [scale, setScale] = useState<'maximum' | 'points'>('maximum')
  const [into, setInto] = useState('')
  const [filled, setFilled] = useState<FilledTable | null>(null)
  const source = file?.file ?? roster?.text
  useEffect(() => {
    let current = true
    setFilled(null)
    if (source === undefined) return
    const options = { scale, ...(into ? { into } : {}), ...(file ? {} : { columns: roster?.columns ?? {} }) }
    void grader()
      .fill(source, options)
      .then((answer) => {
        if (!current) return
        onProblem(answer.ok ? null : answer.problem)
        if (answer.ok) setFilled(answer.value)
      })
    return () => {
      current = false
    }
  }, [source, scale, into, graded])

  return (
    <section>
      <h2>{t.fill}</h2>
      <p>{t.fillLead}</p>
      <p class="buttons">
        <FileButton
          label={t.chooseExport}
          accept=".csv,.txt,.tsv,text/csv"
          onFiles={([first]) => {
            if (!first) return
            setInto('')
            setFile(first)
          }}
        />
        <span>{file ? file.name : roster ? t.theRoster : t.noExport}</span>
      </p>
      {filled && (
        <>
          <div class="row">
            <Choice
              label={t.intoColumn}
              value={filled.into}
              options={[...new Set([...filled.columns, filled.into])].map((name) => [name, name] as const)}
              onChange={setInto}
            />
            {filled.maximum !== null && (
              <Choice
                label={t.scale}
                value={scale}
                options={[
                  ['maximum', t.toMaximum(formatValue(filled.maximum, language))],
                  ['points', t.asPoints],
                ]}
                onChange={setScale}
              />
            )}
          </div>
          <p role="status">
            {filled.added && t.columnAdded(filled.into)} {t.filled(filled.filled)}{' '}
            {filled.pending.length > 0 && t.filledPending(filled.pending.length)}{' '}
            {filled.unmatched.length > 0 && t.unmatched(filled.unmatched)}
          </p>
          <button
            type="button"
            class="button"
            disabled={filled.filled === 0}
            onClick={() => download(file ? file.name : `${stem}-filled.csv`, filled.csv, 'text/csv')}
          >
            {t.saveFilled}
          </button>
        </>
      )}
    </section>
  )
}
