import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Assignment } from '../../../exercises/assignment.ts'
import { studentKey } from '../../../exercises/hash.ts'
import { download } from '../../download.ts'
import { type Host, type Kept, memoryHost } from './Host.ts'

interface Schema extends DBSchema {
  attempts: { key: string; value: Kept }
  /** Whose work is open, by assignment. */
  open: { key: string; value: string }
}

const NAME = 'creating-value-together-attempts'

/** One of each serves the page, however many assignments are opened in it. */
let database: Promise<IDBPDatabase<Schema>> | undefined
let channel: BroadcastChannel | undefined

/** @throws where the browser keeps nothing; what failed is tried again when it is asked for again */
function openDatabase(): Promise<IDBPDatabase<Schema>> {
  if (database) return database
  const opening = openDB<Schema>(NAME, 1, {
    upgrade(db) {
      db.createObjectStore('attempts')
      db.createObjectStore('open')
    },
  })
  database = opening
  opening.catch(() => (database = undefined))
  return opening
}

const finish: Host['finish'] = ({ name, text }) => download(name, text, 'application/json')

/** Keeps the work in this browser; several pages of it may work on the same at once. */
export async function browserHost(assignment: Assignment): Promise<Host> {
  let store: IDBPDatabase<Schema>
  try {
    store = await openDatabase()
  } catch {
    return memoryHost(finish)
  }
  const { contentHash } = assignment
  const keyOf = (student: string) => `${contentHash} ${studentKey(student)}`
  const pages = (channel ??= new BroadcastChannel(NAME))
  let current: string | undefined
  let last: Kept | undefined

  /** Read, changed and written in one transaction: two pages take turns, and neither loses what the other wrote. */
  const change = async (key: string, next: (kept: Kept | undefined) => Kept): Promise<Kept> => {
    const transaction = store.transaction('attempts', 'readwrite')
    last = next(await transaction.store.get(key))
    await Promise.all([transaction.store.put(last, key), transaction.done])
    return last
  }

  return {
    keeps: true,
    async resume() {
      current = await store.get('open', contentHash)
      return current === undefined ? undefined : (last = await store.get('attempts', current))
    },
    async begin(start) {
      current = keyOf(start.student.id)
      const kept = await change(current, (before) => {
        if (!before) return { submission: start, handedIn: null }
        const student = {
          ...before.submission.student,
          name: start.student.name || before.submission.student.name,
        }
        return { ...before, submission: { ...before.submission, student } }
      })
      await store.put('open', current, contentHash)
      return kept
    },
    async update(next) {
      const key = current!
      // Whoever erases the browser's data while somebody works does not erase what is on the screen.
      const kept = await change(key, (before) => next(before ?? last!))
      // A channel reaches pages of this site alone; it knows no other target.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      pages.postMessage(key)
      return kept
    },
    async leave() {
      current = undefined
      await store.delete('open', contentHash)
    },
    watch(listener) {
      const hear = async ({ data }: MessageEvent) => {
        if (data !== current) return
        const kept = await store.get('attempts', data as string)
        if (kept) listener(kept)
      }
      pages.addEventListener('message', hear)
      return () => pages.removeEventListener('message', hear)
    },
    finish,
  }
}
