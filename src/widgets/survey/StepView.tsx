import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { csvLine } from '../../core/model/export.ts'
import type { SurveyRequest } from '../../core/survey/procedures.ts'
import type { Language } from '../../core/text.ts'
import { download } from '../download.ts'
import { DrawingButtons } from '../DrawingButtons.tsx'
import { Summary } from '../Summary.tsx'
import { words as common } from '../words.ts'
import { HelpLayer, ReadingGuide } from './HelpLayer.tsx'
import { StatTable, tableHtml, tableRows, type StatTableData } from './StatTable.tsx'
import type { AnyStep } from './step.ts'
import type { Survey } from './survey.ts'
import { useProcedure } from './useProcedure.tsx'

interface StepViewProps {
  step: AnyStep
  survey: Survey
  // oxlint-disable-next-line typescript/no-explicit-any -- of the step
  settings: any
  onChange: (settings: object) => void
  /** The way back and forth, where there is one; null: no step to take. */
  undo?: (() => void) | null
  redo?: (() => void) | null
  language: Language
  /** Under which the first result stands in the page; without it, it is computed in the browser. */
  name?: string
  /** A link to the same choices in the workbench. */
  workbench?: string
  /** What to do first, where no choice of columns would be enough. */
  lacking?: ComponentChildren
}

/** A step with its choices, its picture, its tables and what can be taken away. */
export function StepView({
  step,
  survey,
  settings,
  onChange,
  undo,
  redo,
  language,
  name,
  workbench,
  lacking,
}: StepViewProps) {
  const options = step.request(settings, survey)
  const request = options && ({ procedure: step.procedure, arguments: options } as SurveyRequest)
  const { made, busy, problem, again, element } = useProcedure(name, survey, settings, request)
  const view = useRef<HTMLDivElement>(null)
  const { Controls, Picture } = step
  const t = words[language]
  const shown = made && !problem && { ...made, language }
  const tables: readonly StatTableData[] = shown ? step.tables(shown) : []
  return (
    <div class="widget survey" data-step={step.id}>
      <div class="inner">
        <div class={`view ${busy ? 'busy' : ''}`} ref={view} aria-busy={busy}>
          <HelpLayer language={language}>
            {problem && (
              <p class="problem" role="alert">
                {problem[language]}{' '}
                {again && (
                  <button type="button" class="quiet" onClick={again}>
                    {common[language].again}
                  </button>
                )}
              </p>
            )}
            {!request && !problem && <p class="hint">{lacking || t.tooLittle}</p>}
            {request && !shown && !problem && <p class="hint">{t.computing}</p>}
            {shown && Picture && <Picture {...shown} />}
            {shown && <Summary text={step.summary(shown)} />}
            <div class="stat-tables">
              {tables.map((table) => (
                <StatTable key={table.caption} {...table} />
              ))}
            </div>
            <ReadingGuide names={step.help} language={language} />
          </HelpLayer>
        </div>
        <div class="controls" role="group" aria-label={common[language].controls}>
          <Controls
            survey={survey}
            settings={settings}
            change={(part) => onChange({ ...settings, ...part })}
            language={language}
          />
        </div>
      </div>
      <StepTools
        file={`cvt-${survey.id}-${step.id}`}
        drawings={() => [...(view.current?.querySelectorAll<SVGSVGElement>('svg.drawing') ?? [])]}
        tables={tables}
        language={language}
        workbench={workbench}
        undo={undo}
        redo={redo}
        onReset={() => onChange(step.start(survey))}
      />
      {element}
    </div>
  )
}

interface StepToolsProps {
  file: string
  drawings: () => readonly SVGSVGElement[]
  tables: readonly StatTableData[]
  language: Language
  workbench: string | undefined
  undo: (() => void) | null | undefined
  redo: (() => void) | null | undefined
  onReset: () => void
}

function StepTools({ file, drawings, tables, language, workbench, undo, redo, onReset }: StepToolsProps) {
  const t = words[language]
  // What there is to download is known in the browser only.
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  const drawn = ready && drawings().length > 0
  const csv = () =>
    // A byte-order mark, by which spreadsheets know that it is UTF-8.
    `\uFEFF${tables.map((table) => [table.caption, ...csvLines(table)].join('\n')).join('\n')}`
  return (
    <div class="tools">
      <div class="row">
        {workbench && <a href={workbench}>{t.workbench}</a>}
        {[[common[language].undo, undo] as const, [common[language].redo, redo] as const].map(
          ([label, act]) =>
            act !== undefined && (
              <button key={label} type="button" disabled={!ready || !act} onClick={act ?? undefined}>
                {label}
              </button>
            ),
        )}
        <button type="button" disabled={!ready} onClick={onReset}>
          {common[language].reset}
        </button>
        <span>{common[language].download}</span>
        <button type="button" disabled={!ready} onClick={() => download(`${file}.csv`, csv(), 'text/csv')}>
          CSV
        </button>
        <button
          type="button"
          disabled={!ready}
          onClick={() => download(`${file}.html`, htmlFile(tables, language), 'text/html')}
        >
          HTML
        </button>
        {drawn && <DrawingButtons name={file} language={language} drawings={drawings} />}
      </div>
    </div>
  )
}

const csvLines = (table: StatTableData) => tableRows(table).map((row) => csvLine(row).trimEnd())

function htmlFile(tables: readonly StatTableData[], language: Language): string {
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<meta charset="utf-8">
<body>
${tables.map(tableHtml).join('\n')}
</body>
</html>
`
}

const words = {
  en: {
    tooLittle: 'Choose more columns to go on.',
    computing: 'Computing…',
    workbench: 'Open in the workbench',
  },
  zh: {
    tooLittle: '请多选几列，再继续。',
    computing: '正在计算……',
    workbench: '在分析台中打开',
  },
}
