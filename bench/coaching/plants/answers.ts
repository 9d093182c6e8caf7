import { dateOf } from '../calendar.ts'
import type { Draw } from '../draw.ts'
import type { FactTable } from '../fact-table.ts'
import type { MadeAccount } from '../world.ts'

const levels = { large: 200_000, middle: 100_000, small: 40_000 } as const
const MONTHS = [-24, -18, -12, -6, 0, 6]

/** Answers of an account that needs us and is worth it, or of an ordinary one; the two never meet. */
export function addAnswers(facts: FactTable, account: MadeAccount, day: number, draw: Draw): void {
  const { accountId, leadId, isStar } = account
  const answeredOn = dateOf(day)
  const ordinary = () => String(1 + draw.below(4))
  for (const question of ['N1', 'N2', 'N3', 'V3', 'V4', 'B1', 'B2', 'B3'] as const) {
    const share = question === 'N1'
    const value = isStar
      ? share
        ? String(90 + draw.below(10))
        : '5'
      : share
        ? String(20 + draw.below(60))
        : ordinary()
    facts.add('answer', { accountId, question, value, answeredOn, answeredBy: leadId })
  }
  const total = isStar ? 5_000_000 + draw.below(1_000_000) : 200_000 + draw.below(1_000_000)
  facts.add('answer', {
    accountId,
    question: 'V2',
    value: String(total),
    currency: 'USD',
    answeredOn,
    answeredBy: leadId,
  })
}

/** Two amounts in any twelve months, so that no month is a better or worse year than another. */
export function addRevenue(facts: FactTable, account: MadeAccount, draw: Draw): void {
  const { accountId, isStar, size } = account
  const level = isStar ? 400_000 : levels[size]
  const half = level + draw.below(50_000)
  for (const month of MONTHS) {
    const at = new Date(Date.UTC(2025, month, 1)).toISOString().slice(0, 10)
    for (const familyId of ['gear', 'service'])
      facts.add('revenue', { accountId, familyId, period: at, amount: `${half}`, currency: 'USD' } as never)
  }
}
