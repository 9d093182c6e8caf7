import { forecast } from '../impact/forecast/index.ts'
import type { ForecastInput, ForecastOutput } from '../impact/forecast/shape.ts'
import type { Model } from '../index.ts'
import { startWorker } from './start-worker.ts'

/** Fewer are simulated before a thread would have started: about 10 ms. */
const THREAD_FROM_OPPORTUNITIES = 100

/** What the main thread hands to the worker. */
export interface ForecastTask {
  readonly inputs: readonly ForecastInput[]
  readonly model: Model
}

export type ForecastReply = { readonly found: readonly ForecastOutput[] } | { readonly fault: string }

const breath = () => new Promise<void>(resolve => setImmediate(resolve))

function inThread(task: ForecastTask): Promise<readonly ForecastOutput[]> {
  const worker = startWorker('forecast-worker', { workerData: task })
  return new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('The thread of the forecast has ended')))
    worker.once('message', (reply: ForecastReply) => {
      if ('found' in reply) resolve(reply.found)
      else reject(new Error(reply.fault))
    })
  })
}

/** Several forecasts; those of many opportunities are simulated in a thread, so that the main one goes on answering. */
export async function forecastAll(
  inputs: readonly ForecastInput[],
  model: Model,
): Promise<readonly ForecastOutput[]> {
  const isLarge = ({ open }: ForecastInput) => open.length >= THREAD_FROM_OPPORTUNITIES
  const large = inputs.filter(isLarge)
  const simulated = large.length === 0 ? [] : [...(await inThread({ inputs: large, model }))]
  const found: ForecastOutput[] = []
  for (const input of inputs) {
    const own = isLarge(input) ? simulated.shift() : forecast.score(input, model)
    if (own !== undefined) found.push(own)
    await breath()
  }
  return found
}
