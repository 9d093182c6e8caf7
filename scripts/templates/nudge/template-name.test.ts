import { describe, expect, test } from 'vitest'
import { findTemplateName } from './applies.ts'
import { templateName } from './index.ts'

const found = (tier: string, isFirm = true) =>
  findTemplateName([
    {
      accountId: 'A-1',
      isFirm,
      people: { leadId: 'P-lead', samId: null, managerId: 'P-manager' },
      evidence: { accountName: 'Lakeside', after: { tier, asOf: '2026-09-30' }, answered: 9 },
    },
  ])

describe('template-name', () => {
  test('is for the accountable lead of an account that came into Tier 1', () => {
    expect(found('1a')).toMatchObject([{ kind: 'template-name', accountId: 'A-1', personId: 'P-lead' }])
  })

  test.each([
    ['a lower tier', '2', true],
    ['a move that missing answers could undo', '1a', false],
  ] as const)('is not for %s', (_title, tier, isFirm) => {
    expect(found(tier, isFirm)).toEqual([])
  })

  test('says what is so with n and date, and one thing to do', () => {
    const [candidate] = found('1a')
    const words = templateName.say(templateName.evidence.parse(candidate?.evidence))
    expect(words.headline).toBe('Lakeside is in Tier 1a')
    expect(words.evidence).toEqual(['9 of 10 questions answered; as of 30 Sep 2026'])
    expect(words.play).not.toBe('')
  })
})
