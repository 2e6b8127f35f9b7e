import { createServer } from 'node:http'
import { readFile, stat } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
}

export interface StaticServer {
  /** `http://127.0.0.1:41233` */
  origin: string
  /** What was asked for so far, and what became of it. */
  log: { path: string; status: number }[]
  close(): Promise<void>
}

/** Serves a folder below a base path, as a plain static host does: no rewriting, nothing kept in a cache. */
export async function serve(folder: string, base = '/'): Promise<StaticServer> {
  const log: StaticServer['log'] = []
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const { status, headers, body } = await answer(folder, base, decodeURIComponent(pathname))
    log.push({ path: pathname, status })
    response.writeHead(status, { 'cache-control': 'no-store', ...headers }).end(body)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    log,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}

async function answer(folder: string, base: string, path: string) {
  const missing = async () => ({
    status: 404,
    headers: { 'content-type': types['.html'] },
    body: await readFile(join(folder, '404.html')),
  })
  if (!path.startsWith(base) || normalize(path).includes('..')) return missing()
  const file = join(folder, path.slice(base.length))
  const found = await stat(file).catch(() => undefined)
  if (found?.isDirectory() && !path.endsWith('/'))
    return { status: 301, headers: { location: `${path}/` }, body: '' }
  const body = await readFile(found?.isDirectory() ? join(file, 'index.html') : file).catch(() => undefined)
  if (!body) return missing()
  const type = types[found?.isDirectory() ? '.html' : extname(file)] ?? 'application/octet-stream'
  return { status: 200, headers: { 'content-type': type }, body }
}
