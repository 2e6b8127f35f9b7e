import { type Remote, wrap } from 'comlink'

/**
 * A worker as an object whose methods are asked by messages. A worker whose code cannot be loaded, or which breaks down,
 * would never answer: here what it was asked is refused.
 *
 * @param onLost so that a new one is made for what is asked next
 */
export function wrapWorker<T>(worker: Worker, onLost = () => {}): Remote<T> {
  const lost = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => {
      worker.terminate()
      onLost()
      reject(new Error(event.message || 'a worker could not be loaded'))
    })
  })
  lost.catch(() => {})
  return new Proxy(wrap<T>(worker) as object, {
    get(remote, name) {
      const method: unknown = Reflect.get(remote, name)
      if (typeof name === 'symbol' || typeof method !== 'function') return method
      return (...args: unknown[]) => Promise.race([method(...args), lost])
    },
  }) as Remote<T>
}
