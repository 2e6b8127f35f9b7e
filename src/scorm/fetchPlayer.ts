import { siteUrl } from '../widgets/siteUrl.ts'
import type { PlayerFiles } from './scormPackage.ts'

/** The player of packages from the site's own `scorm/`. Throws an Error without a connection. */
export async function fetchPlayer(): Promise<{
  player: PlayerFiles
  contents: ReadonlyMap<string, Uint8Array>
}> {
  const player = (await (await fetchFile('player.json')).json()) as PlayerFiles
  const contents = new Map<string, Uint8Array>()
  // A handful at a time: a site's server need not answer a hundred requests at once.
  const waiting = [...player.files]
  const work = async () => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop())
      contents.set(path, new Uint8Array(await (await fetchFile(path)).arrayBuffer()))
  }
  await Promise.all(Array.from({ length: 8 }, work))
  return { player, contents }
}

async function fetchFile(path: string): Promise<Response> {
  const response = await fetch(siteUrl(`scorm/${path}`, 'en'))
  if (!response.ok) throw new Error(`scorm/${path}: ${response.status} ${response.statusText}`)
  return response
}
