/** What a learning platform says by the name it gives to a file that was handed in. */
export interface LmsFile {
  readonly lms: 'canvas' | 'moodle'
  /** The platform's own number of the student: Canvas' ID, Moodle's participant. */
  readonly user: string
  /** Canvas says that it came late; Moodle does not say. */
  readonly late: boolean
}

/** `Full name_12345_assignsubmission_file_/submission.json`, or without folders `…_file_submission.json`. */
const MOODLE = /(?:^|\/)[^/]*_(\d+)_assignsubmission_file_(?:\/|[^/]*$)/
/** `lastnamefirst_LATE_12345_678910_submission.json`: user, then file. */
const CANVAS = /(?:^|\/)[^/_]+_(LATE_)?(\d+)_\d+_[^/]+$/i

/** Who handed a file in, by the names in Moodle's and Canvas' downloads; undefined for any other name. */
export function lmsFileOf(path: string): LmsFile | undefined {
  const moodle = MOODLE.exec(path)
  if (moodle) return { lms: 'moodle', user: moodle[1]!, late: false }
  const canvas = CANVAS.exec(path)
  return canvas ? { lms: 'canvas', user: canvas[2]!, late: canvas[1] !== undefined } : undefined
}
