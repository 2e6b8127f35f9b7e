import { existsSync } from 'node:fs'
import { chromium, type BrowserServer } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The browser of this machine: `CHROMIUM_PATH`, or where Linux puts Chromium or Chrome. Throws when there is none. */
export function chromiumPath(): string {
  const named = process.env.CHROMIUM_PATH
  const found = (named ? [named] : places).find((path) => existsSync(path))
  if (found) return found
  throw new Error(
    named
      ? `CHROMIUM_PATH is ${named}, and no such file exists`
      : `the site tests need Chromium, and none of ${places.join(', ')} exists: install it ` +
          '(on Debian or Ubuntu: apt-get install chromium fonts-noto-cjk) or set CHROMIUM_PATH',
  )
}

/** One browser for all tests, with a fresh profile, that asks nothing of the network by itself. */
export function launchChromium(): Promise<BrowserServer> {
  return chromium.launchServer({
    executablePath: chromiumPath(),
    headless: true,
    args: [
      '--no-sandbox', // Chromium refuses to run as root, as in a container, with its sandbox
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
