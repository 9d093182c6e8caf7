import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Candidate, nudgeKinds, sayNudge } from '../../src/coaching/index.ts'
import { checkBlocks } from '../../src/sandbox/blocks/blocks.ts'
import { nudgeMessage, nudgeMessageContent } from '../../src/slack/messages/nudge-message.ts'
import { nudgesOf } from './nudges-of.ts'

/** By kind, then by account and reason: who hears of it. */
const expectations = z.record(z.string(), z.record(z.string(), z.array(z.string())))

const subject = ({ accountId, reason }: Candidate) => [accountId ?? 'all', reason].join(' | ')

function byKind(candidates: readonly Candidate[]): z.output<typeof expectations> {
  const kinds: Record<string, Record<string, string[]>> = {}
  for (const each of candidates) {
    kinds[each.kind] ??= {}
    const subjects = kinds[each.kind] ?? {}
    subjects[subject(each)] = [...(subjects[subject(each)] ?? []), each.personId].sort()
  }
  return kinds
}

/** Kinds whose findings a sample holds; the others rest on check-ins, on answers in Slack, or on plans of several years. */
const played: Readonly<Record<'cleanme' | 'fixitsoft', readonly string[]>> = {
  cleanme: [
    'action-overdue',
    'coverage-gap',
    'hidden-hot-spot',
    'off-plan-opportunity',
    'over-delivery',
    'plan-stale',
    'plan-thin-on-relationships',
    'rep-not-engaged',
    'role-misfit',
    'tier-changed',
    'value-gap',
  ],
  fixitsoft: [
    'coaching-focus',
    'coverage-gap',
    'over-delivery',
    'plan-pays-for-the-wrong-thing',
    'role-misfit',
    'tier-changed',
    'value-gap',
  ],
}

describe.each(['cleanme', 'fixitsoft'] as const)('the nudges of %s', company => {
  const path = new URL(`../../samples/${company}/nudges.json`, import.meta.url)
  const all = nudgesOf(company)

  it('are those of the list, to those of the list, and no others', async () => {
    const expected = expectations.parse(JSON.parse(readFileSync(path, 'utf8')))
    expect(byKind(await all)).toEqual(expected)
    expect(Object.keys(expected).sort()).toEqual(played[company])
  })

  it('have words with a number and a day, and one thing to do', async () => {
    for (const { kind, evidence } of await all) {
      const words = sayNudge(kind, evidence)
      expect(words?.evidence.join('\n'), kind).toMatch(/\d/)
      expect(words?.evidence.join('\n'), kind).toMatch(/[Aa]s of \d{1,2} \w{3} 20\d\d/)
      expect(words?.evidence.join('\n'), kind).not.toMatch(/undefined|NaN|null|\d{4}-\d\d-\d\d/)
      expect(words?.play.length, kind).toBeGreaterThan(40)
      expect(words?.play.length, kind).toBeLessThan(320)
    }
  })

  it('make messages that Slack takes, five items at a time, before and after they are settled', async () => {
    const candidates = await all
    for (let start = 0; start < candidates.length; start += 5) {
      const items = candidates.slice(start, start + 5).map(({ kind, accountId, evidence }, index) => ({
        nudgeId: `N-${start + index}`,
        accountId: accountId ?? '',
        words: sayNudge(kind, evidence),
        outcome: index === 0 ? nudgeKinds.find(({ id }) => id === kind)?.sayResolved(evidence) : null,
      }))
      const content = nudgeMessageContent.parse({
        type: 'nudges',
        items,
        more: candidates.length - start,
        snoozeDays: [1, 3, 5],
        muteDays: [7, 30, 90],
        notice: null,
      })
      expect(checkBlocks(nudgeMessage(content).blocks, 'message', 'current')).toEqual([])
    }
  })

  it('are none at all in the healthy twin', async () => {
    expect(byKind(await nudgesOf(`${company}-healthy`))).toEqual({})
  })
})
