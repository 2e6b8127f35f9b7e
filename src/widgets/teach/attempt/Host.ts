import type { Submission } from '../../../exercises/submission.ts'

/** What is kept of a student's work on an assignment. */
export interface Kept {
  readonly submission: Submission
  /** The state that was handed in last; null before. */
  readonly handedIn: { readonly logHash: string; readonly time: number } | null
}

export interface Report {
  /** 0 to 1, over all points; null while the assignment lets nobody see a score. */
  readonly score: number | null
  /** In points; null likewise. */
  readonly earned: number | null
  readonly possible: number
  readonly answered: number
  readonly items: number
  /** Has the work as it stands been handed in? */
  readonly complete: boolean
}

/**
 * Where an attempt lives: a browser's own store, a page that embeds it, a learning platform. The attempt itself knows
 * nothing else of its surroundings, so that the same component runs on the site and in a package.
 */
export interface Host {
  /** Who works here, where the platform knows; else the page asks. */
  readonly student?: { readonly id: string; readonly name: string }
  /** Is the work still there after the page is closed? */
  readonly keeps: boolean
  /** The work that was open here; undefined when there is none. */
  resume(): Promise<Kept | undefined>
  /** The kept work of this student, or this new one. */
  begin(start: Submission): Promise<Kept>
  /** Changes the kept work as it stands, whoever changed it last, in one step. */
  update(change: (kept: Kept) => Kept): Promise<Kept>
  /** Lets another student begin; the work stays kept. */
  leave?(): Promise<void>
  /** Calls back when another page changed the work. Returns what ends it. */
  watch?(listener: (kept: Kept) => void): () => void
  report?(report: Report): void
  /** Does a platform keep the work and its score, so that the file that is handed in is a copy? */
  readonly reports?: boolean
  /** Takes the file that is handed in. */
  finish(file: { readonly name: string; readonly text: string }): void | Promise<void>
}

/** Keeps nothing: for a preview, and for browsers that refuse to keep anything. */
export function memoryHost(finish: Host['finish'] = () => {}): Host {
  let kept: Kept | undefined
  return {
    keeps: false,
    resume: async () => kept,
    begin: async (start) => (kept = { submission: start, handedIn: null }),
    update: async (change) => (kept = change(kept!)),
    leave: async () => void (kept = undefined),
    finish,
  }
}
