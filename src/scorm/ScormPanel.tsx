import type { ComponentChildren } from 'preact'
import { useId, useMemo, useState } from 'preact/hooks'
import type { Language } from '../core/text.ts'
import type { Assignment } from '../exercises/assignment.ts'
import type { Take } from '../widgets/teach/assign/takes.ts'
import { scormTake } from './scormTake.ts'

interface ScormPanelProps {
  assignment: Assignment
  language: Language
  /** Shows the buttons. */
  children: (takes: readonly Take[]) => ComponentChildren
}

/** Packages for learning platforms, what they report, and from which score an assignment is passed. */
export function ScormPanel({ assignment, language, children }: ScormPanelProps) {
  const t = words[language]
  const id = useId()
  const [percent, setPercent] = useState('')
  const wrong = percent.trim() !== '' && !(Number(percent) >= 0 && Number(percent) <= 100)
  const passMark = percent.trim() === '' || wrong ? undefined : Number(percent) / 100
  const takes = useMemo(() => [scormTake('1.2', passMark), scormTake('2004', passMark)], [passMark])
  const secret = assignment.items.some(({ feedback }) => feedback === 'after-due')
  return (
    <details class="scorm">
      <summary>{t.title}</summary>
      <p>{t.lead}</p>
      <ul class="hint">
        {t.facts.map((fact, i) => (
          <li key={i}>{fact}</li>
        ))}
        {secret && <li>{t.secret}</li>}
        {assignment.policy.extensions.length > 0 && <li>{t.extensions}</li>}
      </ul>
      <p>
        <label for={id}>{t.passMark}</label>{' '}
        <input
          id={id}
          type="number"
          min={0}
          max={100}
          step="any"
          value={percent}
          aria-describedby={`${id}-hint`}
          aria-invalid={wrong}
          onInput={({ currentTarget }) => setPercent(currentTarget.value)}
        />{' '}
        %{' '}
        <span id={`${id}-hint`} class="hint">
          {wrong ? t.wrongMark : t.passMarkHint}
        </span>
      </p>
      <ul class="takes">{children(takes)}</ul>
    </details>
  )
}

const words = {
  en: {
    title: 'SCORM package for a learning platform',
    lead: 'A zip to upload to Moodle, Canvas, Blackboard and others. It holds the exercises and everything that they need, and asks no other host for anything; the platform keeps the work and gets the score.',
    facts: [
      'The platform says who works: its id of a student decides the variants, and nobody is asked.',
      'The platform gets points, completion and the answers that were checked. The points are computed by the same grading as in the gradebook, late rule included; answers that you mark yourself count nothing until you do.',
      'A student’s browser computes and reports the score, so it can be forged, as with every SCORM package. Where it matters, collect the file submission.json too, which is graded again.',
      'Changing an assignment means uploading it again: packages do not change by themselves.',
    ],
    secret:
      'Some items give feedback only after the due time: until a student opens the assignment again after it, the platform gets no score. For the grades, collect the files.',
    extensions: 'Extensions hold where their ids are those of the platform.',
    passMark: 'Passed from',
    passMarkHint:
      'Left empty, the platform reports completion and points only. Leave it empty where you mark answers yourself: platforms judge without waiting for you.',
    wrongMark: 'Must be from 0 to 100; no mark is set.',
  },
  zh: {
    title: '用于学习平台的 SCORM 包',
    lead: '一个 zip 文件，可上传到 Moodle、Canvas、Blackboard 等平台。练习及所需的一切都在包内，不访问其他网站；作答由平台保存，得分报给平台。',
    facts: [
      '答题人由平台告知：变式由平台中的学生编号决定，不再询问学号。',
      '平台得到分数、完成情况和检查过的答案。分数与成绩册用同一套评分计算，包括迟交规则；由你评分的题目在评分之前不计分。',
      '得分由学生的浏览器计算并上报，因此可以伪造，所有 SCORM 包都是如此。重要的作业请同时收取 submission.json，它会重新评分。',
      '改动作业后须重新上传，已上传的包不会自己更新。',
    ],
    secret: '有些题目在截止后才给出反馈：学生在截止之后再次打开作业之前，平台得不到分数。要评分请收取文件。',
    extensions: '延期名单中的学号须与平台中的学生编号一致才有效。',
    passMark: '及格线',
    passMarkHint: '留空时，平台只记录完成情况和分数。含有由你评分的题目时请留空：平台不会等你评分。',
    wrongMark: '须在 0 到 100 之间；现在未设及格线。',
  },
}
