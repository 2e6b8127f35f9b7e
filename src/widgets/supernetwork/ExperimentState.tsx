import type { Language } from '../../core/text.ts'
import type { ExperimentState as State } from './useExperiment.ts'

interface ExperimentStateProps {
  state: Pick<State<unknown>, 'runs' | 'progress' | 'partial' | 'error' | 'cancel' | 'resume'>
  language: Language
}

/** How many runs the figure rests on, and while more are made their progress and a way to stop them. */
export function ExperimentState({ state, language }: ExperimentStateProps) {
  const t = words[language]
  const { runs, progress, partial, error, cancel, resume } = state
  return (
    <div class="experiment-state">
      {progress ? (
        <>
          <progress value={progress.done} max={progress.total} aria-label={t.progress} />
          <span>{t.of(progress.done, progress.total)}</span>
          <button type="button" class="button" onClick={cancel}>
            {t.cancel}
          </button>
        </>
      ) : (
        <>
          <span>{partial ? t.partial(runs) : t.runs(runs)}</span>
          {partial && (
            <button type="button" class="button" onClick={resume}>
              {t.resume}
            </button>
          )}
        </>
      )}
      {error && (
        <p class="problem" role="alert">
          {error[language]}
        </p>
      )}
    </div>
  )
}

const words = {
  en: {
    progress: 'Runs made',
    of: (done: number, total: number) => `${done} of ${total} runs`,
    cancel: 'Cancel',
    resume: 'Run all',
    runs: (runs: number) => `${runs} runs`,
    partial: (runs: number) => `Drawn from ${runs} runs, not yet those of this setting`,
  },
  zh: {
    progress: '已完成的仿真',
    of: (done: number, total: number) => `第 ${done} 次，共 ${total} 次`,
    cancel: '取消',
    resume: '全部运行',
    runs: (runs: number) => `共 ${runs} 次仿真`,
    partial: (runs: number) => `图中是 ${runs} 次仿真的结果，当前设定尚未算完`,
  },
}
