/** The two versions of SCORM that packages are made for. */
export type ScormVersion = '1.2' | '2004'

/** What the versions call the same things, and how much they hold. */
export interface Dialect {
  /** Name of the object that a learning platform puts into one of the windows above. */
  readonly api: string
  readonly calls: Readonly<
    Record<'initialize' | 'terminate' | 'get' | 'set' | 'commit' | 'lastError', string>
  >
  readonly elements: Readonly<
    Record<
      | 'learnerId'
      | 'learnerName'
      | 'mode'
      | 'location'
      | 'suspendData'
      | 'sessionTime'
      | 'exit'
      | 'score'
      | 'passing',
      string
    >
  >
  /**
   * Characters of `suspend_data` that are used, in turn: the next where the platform refuses the one before. SCORM 1.2
   * holds 4,096, and 2004 (3rd edition and later) 64,000; some platforms still hold the 4,000 of earlier editions.
   */
  readonly room: readonly number[]
  /** A length of time, given in milliseconds. */
  readonly duration: (milliseconds: number) => string
  /** A moment by the student's clock, given in milliseconds since 1970. */
  readonly moment: (time: number) => string
}

const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

const clock = (time: number) => {
  const date = new Date(time)
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')
}

export const dialects: Readonly<Record<ScormVersion, Dialect>> = {
  '1.2': {
    api: 'API',
    calls: {
      initialize: 'LMSInitialize',
      terminate: 'LMSFinish',
      get: 'LMSGetValue',
      set: 'LMSSetValue',
      commit: 'LMSCommit',
      lastError: 'LMSGetLastError',
    },
    elements: {
      learnerId: 'cmi.core.student_id',
      learnerName: 'cmi.core.student_name',
      mode: 'cmi.core.lesson_mode',
      location: 'cmi.core.lesson_location',
      suspendData: 'cmi.suspend_data',
      sessionTime: 'cmi.core.session_time',
      exit: 'cmi.core.exit',
      score: 'cmi.core.score',
      passing: 'cmi.student_data.mastery_score',
    },
    room: [3800],
    // CMITimespan, HHHH:MM:SS.SS
    duration: (milliseconds) =>
      [
        String(Math.min(9999, Math.floor(milliseconds / HOUR))).padStart(4, '0'),
        two((milliseconds % HOUR) / MINUTE),
        `${two((milliseconds % MINUTE) / SECOND)}.${two((milliseconds % SECOND) / 10)}`,
      ].join(':'),
    // CMITime, of the day alone.
    moment: clock,
  },
  '2004': {
    api: 'API_1484_11',
    calls: {
      initialize: 'Initialize',
      terminate: 'Terminate',
      get: 'GetValue',
      set: 'SetValue',
      commit: 'Commit',
      lastError: 'GetLastError',
    },
    elements: {
      learnerId: 'cmi.learner_id',
      learnerName: 'cmi.learner_name',
      mode: 'cmi.mode',
      location: 'cmi.location',
      suspendData: 'cmi.suspend_data',
      sessionTime: 'cmi.session_time',
      exit: 'cmi.exit',
      score: 'cmi.score',
      passing: 'cmi.scaled_passing_score',
    },
    room: [64_000, 3800],
    // ISO 8601
    duration: (milliseconds) => {
      const [hours, minutes] = [milliseconds / HOUR, (milliseconds % HOUR) / MINUTE].map(Math.floor)
      return `PT${hours}H${minutes}M${Math.floor((milliseconds % MINUTE) / 10) / 100}S`
    },
    // ISO 8601 on the student's clock. The standard allows a `Z` only behind fractions of a second, and several
    // platforms refuse it even there.
    moment: (time) => {
      const date = new Date(time)
      return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${clock(time)}`
    },
  },
}
