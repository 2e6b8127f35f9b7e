import type { APIRoute } from 'astro'
import { demonstrationZip } from '../../../exercises/demonstration.ts'
import { demonstration } from '../../../site/demonstration.ts'

/** What the simulated class handed in. */
export const GET: APIRoute = async () =>
  new Response(demonstrationZip(await demonstration) as Uint8Array<ArrayBuffer>, {
    headers: { 'Content-Type': 'application/zip' },
  })
