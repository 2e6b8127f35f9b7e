import './player.css'
import { render } from 'preact'
import { findApi } from './findApi.ts'
import { DATA_ELEMENT } from './packageData.ts'
import { Player } from './Player.tsx'
import { type Session, beginSession } from './session.ts'
import { dialects } from './version.ts'

/** How often, and how far apart in milliseconds, a platform is looked for that puts its object there late. */
const [TRIES, APART] = [6, 150]

const data = document.getElementById(DATA_ELEMENT)!.textContent
const { version } = JSON.parse(data) as { version: keyof typeof dialects }

async function connect(): Promise<Session | undefined> {
  for (let tries = 0; tries < TRIES; tries++) {
    const api = findApi(window, dialects[version].api)
    if (api) return beginSession(api, version)
    await new Promise((next) => setTimeout(next, APART))
  }
  return undefined
}

const session = await connect()
render(<Player data={data} session={session} />, document.getElementById('player')!)
