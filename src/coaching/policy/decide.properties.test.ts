import { fc, test as property } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { at, candidate, past, policyInput, recipient } from '../../../test/support/policy-input.ts'
import { decide } from './decide.ts'
import type { PastNudge, PolicyInput, Recipient, RoundItem } from './types.ts'

const seeded = { seed: 20_260_930, numRuns: 150 }
const people = ['P-1', 'P-2', 'P-3'] as const
const personId = fc.constantFrom(...people)
const accountId = fc.constantFrom('A-1', 'A-2', null)
const reason = fc.constantFrom('3>1a', '1a>3', 'x')
const kind = fc.constantFrom('tier-changed', 'coverage-gap', 'action-overdue')

const item: fc.Arbitrary<RoundItem> = fc
  .record({
    kind,
    accountId,
    reason,
    personId,
    severity: fc.integer({ min: 0, max: 100 }),
    isUrgent: fc.boolean(),
    escalatesTo: fc.option(personId, { nil: null }),
  })
  .map(change => candidate(change.accountId, change))

const someone: fc.Arbitrary<Partial<Recipient>> = fc.record({
  messagesThatDay: fc.integer({ min: 0, max: 3 }),
  messagesThatWeek: fc.integer({ min: 0, max: 6 }),
  mostPerWeek: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }),
  isAway: fc.boolean(),
  unreachable: fc.constantFrom(null, null, 'left'),
  standIn: fc.constantFrom(null, { personId: 'P-3', accountIds: new Set(['A-1']) }),
})

const history: fc.Arbitrary<PastNudge> = fc
  .record({
    kind,
    accountId,
    reason,
    personId,
    state: fc.constantFrom('open', 'snoozed', 'dismissed', 'resolved', 'waiting'),
    days: fc.integer({ min: 0, max: 100 }),
    isSilent: fc.boolean(),
    notUseful: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ days, ...change }) => past(days, { ...change, nudgeId: JSON.stringify(change) }))

const input: fc.Arbitrary<PolicyInput> = fc
  .record({
    candidates: fc.array(item, { maxLength: 20 }),
    who: fc.tuple(someone, someone, someone),
    history: fc.array(history, { maxLength: 6 }),
  })
  .map(({ candidates, who, history: earlier }) =>
    policyInput(
      { candidates, history: earlier },
      people.map((id, index) => recipient({ ...who[index], personId: id })),
    ),
  )

const slot = (each: RoundItem) => JSON.stringify([each.personId, each.kind, each.accountId, each.reason])

describe('whatever a round finds', () => {
  property.prop([input], seeded)('each item is either told once or held back with why', given => {
    const { messages, heldBack } = decide(given)
    const told = messages.flatMap(({ shown }) => shown.map(slot))
    const held = heldBack.map(({ candidate: each }) => slot(each))
    expect(new Set([...told, ...held]).size).toBe(told.length + held.length)
    expect(heldBack.every(({ why }) => why !== '')).toBe(true)
    for (const each of given.candidates) {
      const isHandled = [...told, ...held].some(text => text === slot(each))
      // One who stands in for two people hears the same thing once, on behalf of one of them.
      const standInId = given.recipients.get(each.personId)?.standIn?.personId
      const ofStandIn = slot({ ...each, personId: standInId ?? each.personId })
      expect(isHandled || [...told, ...held].includes(ofStandIn)).toBe(true)
    }
  })

  property.prop([input], seeded)(
    'nobody gets more than their limits, nor while they can’t be reached',
    given => {
      const { messages } = decide(given)
      const { rules } = given
      expect(new Set(messages.map(each => each.personId)).size).toBe(messages.length)
      for (const { personId: id, shown, dueAt } of messages) {
        const who = given.recipients.get(id)
        if (who === undefined) throw new Error(`nobody is ${id}`)
        expect([who.unreachable, who.isAway, dueAt]).toEqual([null, false, who.opensAt])
        expect(shown.length).toBeLessThanOrEqual(rules.itemsPerMessage)
        const isUrgent = shown.every(each => each.isUrgent === true)
        expect(who.messagesThatDay).toBeLessThan(rules.messagesPerDay + (isUrgent ? rules.urgentPerDay : 0))
        if (!isUrgent)
          expect(who.messagesThatWeek).toBeLessThan(
            Math.min(rules.messagesPerWeek, who.mostPerWeek ?? Infinity),
          )
      }
    },
  )

  property.prop([input], seeded)('nothing that is open is opened twice', given => {
    const open = given.history.filter(({ state }) => state === 'open' || state === 'snoozed')
    const told = decide(given).messages.flatMap(({ shown }) => shown)
    for (const each of told)
      expect(open.some(other => slot({ ...each, ...other }) === slot(each))).toBe(false)
  })

  property.prop([input, fc.integer()], seeded)(
    'the order in which it was found does not matter',
    (given, turn) => {
      const by = Math.abs(turn) % Math.max(1, given.candidates.length)
      const turned = [...given.candidates.slice(by), ...given.candidates.slice(0, by)]
      const said = (of: PolicyInput) =>
        decide(of).messages.map(message => [message.personId, message.shown.map(slot).sort()])
      const unique = (candidates: readonly RoundItem[]) => [
        ...new Map(candidates.map(each => [slot(each), each])).values(),
      ]
      const same = unique(given.candidates).map(each => ({ ...each, escalatesTo: null }))
      const inTurn = unique(turned).map(each => same.find(other => slot(other) === slot(each)) ?? each)
      expect(said({ ...given, candidates: inTurn, at })).toEqual(said({ ...given, candidates: same, at }))
    },
  )
})
