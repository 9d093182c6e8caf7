import { closeSync, fstatSync, openSync, readSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultModel } from '../../src/scoring/model/index.ts'
import type { Portfolio } from '../../src/scoring/segmentation/portfolio.ts'
import { createRandom } from '../../src/scoring/statistics/random.ts'

export const questionColumns = ['N1', 'N2', 'N3', 'V1', 'V2', 'V3', 'V4', 'B1', 'B2', 'B3'] as const

/** Share of accounts that have not answered a question, where some have not. */
const missing: Readonly<Record<string, number>> = { N3: 0.1, V2: 0.05, V4: 0.1, B1: 0.2 }

function column(name: string, size: number, seed: number): Float64Array {
  const random = createRandom(seed)
  const cents = (mean: number) => Math.round(100 * Math.exp(mean + 1.5 * random.normal())) / 100
  const draw = () => {
    if (name === 'N1') return Math.round(100 * random.uniform()) / 100
    if (name === 'V1') return cents(10)
    if (name === 'V2') return cents(11)
    return 1 + Math.floor(5 * random.uniform())
  }
  const absent = missing[name] ?? 0
  return Float64Array.from({ length: size }, () => {
    const value = draw()
    return random.uniform() < absent ? Number.NaN : value
  })
}

/** Writes an invented portfolio as one file of raw doubles a column; `stage` is 0..3. */
export function writePortfolio(folder: string, size: number): void {
  questionColumns.forEach((name, index) => {
    writeFileSync(join(folder, `${name}.f64`), column(name, size, index + 1))
  })
  const random = createRandom(99)
  const stages = Float64Array.from({ length: size }, () => Math.floor(4 * random.uniform()))
  writeFileSync(join(folder, 'stage.f64'), stages)
}

export function readColumn(folder: string, name: string): Float64Array {
  const file = openSync(join(folder, `${name}.f64`), 'r')
  const bytes = fstatSync(file).size
  const values = new Float64Array(bytes / 8)
  for (let offset = 0; offset < bytes; )
    offset += readSync(file, new Uint8Array(values.buffer), offset, bytes - offset, offset)
  closeSync(file)
  return values
}

/** The invented portfolio as our own columns. */
export function readPortfolio(folder: string): Portfolio {
  const { introduction, growth, maturity, decline } = defaultModel.segmentation.stageWeights
  const weightRow = Uint32Array.from(readColumn(folder, 'stage'))
  return {
    size: weightRow.length,
    answers: Object.fromEntries(questionColumns.map(name => [name, readColumn(folder, name)])),
    weightRow,
    weightTable: Float64Array.from(
      [introduction, growth, maturity, decline].flatMap(({ need, value, behavior }) => [
        need,
        value,
        behavior,
      ]),
    ),
  }
}
