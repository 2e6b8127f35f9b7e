/** A file with its path below the folder in which it came. */
export interface NamedFile {
  readonly name: string
  readonly file: File
}

/** As many files as an archive may hold; whoever drops a whole disk is stopped there. */
const MOST = 20_000

/** Files of an input: of a folder, each with its path. */
export const chosenFiles = (list: FileList | null): NamedFile[] =>
  [...(list ?? [])].map((file) => ({ name: file.webkitRelativePath || file.name, file }))

/** Files of a drop, folders opened. Must be called while the drop is handled: afterwards its list is empty. */
export async function droppedFiles(transfer: DataTransfer): Promise<NamedFile[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile())
  const found: NamedFile[] = []
  for (const entry of entries) {
    if (entry instanceof File) found.push({ name: entry.name, file: entry })
    else if (entry) await walk(entry, '', found)
  }
  return found
}

async function walk(entry: FileSystemEntry, folder: string, found: NamedFile[]): Promise<void> {
  if (found.length >= MOST || entry.name.startsWith('.')) return
  const name = `${folder}${entry.name}`
  if (entry.isFile) {
    const file = await new Promise<File | null>((done) =>
      (entry as FileSystemFileEntry).file(done, () => done(null)),
    )
    if (file) found.push({ name, file })
    return
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  for (;;) {
    // A reader gives a hundred at a time, and none at the end.
    const some = await new Promise<FileSystemEntry[]>((done) => reader.readEntries(done, () => done([])))
    if (some.length === 0) return
    for (const one of some) await walk(one, `${name}/`, found)
  }
}
