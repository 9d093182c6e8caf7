import type { Portfolio } from './portfolio.ts'
import { type Dimension, type QuestionId, questionIds } from './questions.ts'

/** Parts of a portfolio, read page by page, as one; accounts keep their order. */
export function concatPortfolios(parts: readonly Portfolio[]): Portfolio {
  const size = parts.reduce((sum, part) => sum + part.size, 0)
  /** One column of all parts; undefined where no part has it, and empty where a part has it not. */
  function join<Column extends Float64Array | Uint8Array>(
    read: (part: Portfolio) => Column | undefined,
    empty: (length: number) => Column,
  ): Column | undefined {
    if (parts.every(part => read(part) === undefined)) return undefined
    const joined = empty(size)
    let offset = 0
    for (const part of parts) {
      const column = read(part)
      if (column !== undefined) joined.set(column, offset)
      offset += part.size
    }
    return joined
  }
  const missing = (length: number) => new Float64Array(length).fill(Number.NaN)
  const none = (length: number) => new Uint8Array(length)

  const answers: Partial<Record<QuestionId, Float64Array>> = {}
  for (const question of questionIds) {
    const column = join(part => part.answers[question], missing)
    if (column !== undefined) answers[question] = column
  }
  const score = (dimension: Dimension) => join(part => part.scores?.[dimension], missing) ?? missing(size)
  const hasScores = parts.some(part => part.scores !== undefined)
  const revenue = join(part => part.revenue ?? part.answers.V1, missing)
  const previousTier = join(part => part.previousTier, none)

  const weightRow = new Uint32Array(size)
  const weightTable = new Float64Array(parts.reduce((sum, part) => sum + part.weightTable.length, 0))
  let account = 0
  let entry = 0
  for (const part of parts) {
    for (let i = 0; i < part.size; i += 1) weightRow[account + i] = (part.weightRow[i] as number) + entry / 3
    weightTable.set(part.weightTable, entry)
    account += part.size
    entry += part.weightTable.length
  }
  return {
    size,
    answers,
    ...(hasScores && { scores: { need: score('need'), value: score('value'), behavior: score('behavior') } }),
    ...(revenue !== undefined && { revenue }),
    weightRow,
    weightTable,
    ...(previousTier !== undefined && { previousTier }),
  }
}
