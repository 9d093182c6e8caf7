import { Worker, type WorkerOptions } from 'node:worker_threads'

/** Starts a worker of this folder, from the built file or from its source. */
export function startWorker(name: string, options: WorkerOptions = {}): Worker {
  if (import.meta.url.endsWith('.js')) return new Worker(new URL(`./${name}.js`, import.meta.url), options)
  const entry = JSON.stringify(new URL(`./${name}.ts`, import.meta.url).href)
  const load = `import('tsx/esm/api').then(({ register }) => { register(); return import(${entry}) })`
  return new Worker(load, { ...options, eval: true })
}
