import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { ProgressRecord } from '../../exercises/progress.ts'

interface Schema extends DBSchema {
  exercises: { key: string; value: ProgressRecord }
}

let database: Promise<IDBPDatabase<Schema>> | undefined

/** The reader's own store, in this browser; nothing of it is ever sent. */
const open = () =>
  (database ??= openDB<Schema>('creating-value-together', 1, {
    upgrade: (db) => void db.createObjectStore('exercises', { keyPath: 'id' }),
  }))

/** What is kept of an exercise; undefined when nothing is, or when the browser keeps nothing. */
export async function loadRecord(id: string): Promise<ProgressRecord | undefined> {
  return (await open()).get('exercises', id)
}

/** Writes of one page are kept in the order in which they are made. */
export async function saveRecord(record: ProgressRecord): Promise<void> {
  await (await open()).put('exercises', record)
}

export async function allRecords(): Promise<ProgressRecord[]> {
  return (await open()).getAll('exercises')
}

/** All of them or none, so that an import that fails half-way changes nothing. */
export async function saveRecords(records: readonly ProgressRecord[]): Promise<void> {
  const transaction = (await open()).transaction('exercises', 'readwrite')
  await Promise.all([...records.map((record) => transaction.store.put(record)), transaction.done])
}

export async function eraseRecords(): Promise<void> {
  await (await open()).clear('exercises')
}
