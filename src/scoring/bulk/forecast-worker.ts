// Runs in a worker thread: makes the forecasts that it was started with, and ends.
import { parentPort, workerData } from 'node:worker_threads'
import { forecast } from '../impact/forecast/index.ts'
import type { ForecastReply, ForecastTask } from './forecast.ts'

function carryOut({ inputs, model }: ForecastTask): ForecastReply {
  try {
    return { found: inputs.map(input => forecast.score(input, model)) }
  } catch (cause) {
    return { fault: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) }
  }
}

parentPort?.postMessage(carryOut(workerData as ForecastTask))
