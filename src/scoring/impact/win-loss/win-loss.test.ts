import { describe, expect, it } from 'vitest'
import { parseInput } from '../../input.ts'
import { defaultModel } from '../../model/index.ts'
import { winLoss } from './index.ts'

type Row = { opportunity: string; outcome: string; statedBy: string; reasons: string[] }

function score(answers: Row[]) {
  const parsed = parseInput(winLoss.input, { answers })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return winLoss.output.parse(winLoss.score(parsed.value, defaultModel)).groups
}

const answers = (count: number, statedBy: string, reasons: string[], outcome = 'lost') =>
  Array.from({ length: count }, (_, index) => ({ opportunity: `O${index}`, outcome, statedBy, reasons }))

describe('win/loss reasons', () => {
  it('are ranked from ten answers on, and only then name a first one', () => {
    const few = score(answers(9, 'buyer', ['timing', 'price']))
    const enough = score(answers(10, 'buyer', ['timing', 'price']))
    expect(few[0]).toMatchObject({ isRanked: false, finding: { value: null, reason: 'insufficient_n' } })
    expect(enough[0]).toMatchObject({ isRanked: true, finding: { value: 'price' } })
  })

  it('several reasons count for one answer each, so shares may sum above 1', () => {
    const [group] = score(answers(4, 'rep', ['price', 'price', 'fit']))
    expect(group?.reasons.map(({ reason, count, share }) => [reason, count, share])).toEqual([
      ['fit', 4, 1],
      ['price', 4, 1],
    ])
  })

  it('what buyers say and what reps say is never added up', () => {
    const groups = score([...answers(2, 'buyer', ['price']), ...answers(3, 'rep', ['price'])])
    expect(groups.map(({ statedBy, n }) => [statedBy, n])).toEqual([
      ['buyer', 2],
      ['rep', 3],
    ])
  })

  it('no decision stands apart from lost', () => {
    const groups = score([
      ...answers(1, 'rep', ['price']),
      { ...answers(1, 'rep', [], 'no_decision')[0], opportunity: 'X' } as Row,
    ])
    expect(groups.map(({ outcome }) => outcome)).toEqual(['lost', 'no_decision'])
    expect(groups[1]?.finding.reason).toBe('missing_input')
  })

  it('the same side answering twice for an opportunity is refused', () => {
    const twice = [...answers(1, 'rep', ['a']), ...answers(1, 'rep', ['b'])]
    expect(parseInput(winLoss.input, { answers: twice })).toMatchObject({
      ok: false,
      faults: [{ path: 'answers[1]' }],
    })
  })
})
