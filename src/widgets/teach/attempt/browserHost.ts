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

const CHANNEL = 'creating-value-together-attempts'

const finish: Host['finish'] = ({ name, text }) => download(name, text, 'application/json')

/** Keeps the work in this browser; several pages of it may work on the same at once. */
export async function browserHost(assignment: Assignment): Promise<Host> {
  let database: IDBPDatabase<Schema>
  try {
    database = await openDB<Schema>('creating-value-together-attempts', 1, {
      upgrade(db) {
        db.createObjectStore('attempts')
        db.createObjectStore('open')
      },
    })
  } catch {
    return memoryHost(finish)
  }
  const { contentHash } = assignment
  const keyOf = (student: string) => `${contentHash} ${studentKey(student)}`
  const channel = new BroadcastChannel(CHANNEL)
  let current: string | undefined
  let last: Kept | undefined

  /** Read, changed and written in one transaction: two pages take turns, and neither loses what the other wrote. */
  const change = async (key: string, next: (kept: Kept | undefined) => Kept): Promise<Kept> => {
    const transaction = database.transaction('attempts', 'readwrite')
    last = next(await transaction.store.get(key))
    await Promise.all([transaction.store.put(last, key), transaction.done])
    return last
  }

  return {
    keeps: true,
    async resume() {
      current = await database.get('open', contentHash)
      return current === undefined ? undefined : (last = await database.get('attempts', current))
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
      await database.put('open', current, contentHash)
      return kept
    },
    async update(next) {
      const key = current!
      // Whoever erases the browser's data while somebody works does not erase what is on the screen.
      const kept = await change(key, (before) => next(before ?? last!))
      // A channel reaches pages of this site alone; it knows no other target.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      channel.postMessage(key)
      return kept
    },
    async leave() {
      current = undefined
      await database.delete('open', contentHash)
    },
    watch(listener) {
      const hear = async ({ data }: MessageEvent) => {
        if (data !== current) return
        const kept = await database.get('attempts', data as string)
        if (kept) listener(kept)
      }
      channel.addEventListener('message', hear)
      return () => channel.removeEventListener('message', hear)
    },
    finish,
  }
}
