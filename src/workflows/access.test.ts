import { describe, expect, test } from 'vitest'
import { personRoles } from '../facts/terms.ts'
import {
  type Audience,
  mayChangeAccountPlan,
  mayChangeAction,
  mayRateValue,
  mayReadAccount,
  mayReadGrowth,
  mayReadPlan,
  mayReadValueMatrix,
  mayShareWith,
  mayTryEarnings,
  mayTryPlan,
} from './access.ts'
import type { Person } from './ports/index.ts'

const person = (role: Person['role']): Person => ({
  personId: 'P-1',
  name: 'Dana',
  email: null,
  role,
  function: null,
  managerId: null,
  region: null,
  team: null,
  timeZone: null,
  country: null,
  isTechnical: null,
  startedOn: null,
  leftOn: null,
})

const yesNo = [false, true] as const
const relations = yesNo.flatMap(own => yesNo.map(team => [own, team] as const))

describe('an account is shown to its people, their managers and sales operations, to nobody else', () => {
  const cases = personRoles.flatMap(role => relations.map(([own, team]) => [role, own, team] as const))
  test.each(cases)('%s, on it: %s, team on it: %s', (role, coversAccount, teamCoversAccount) => {
    const expected =
      role === 'sales_operations' ||
      (role === 'manager' && teamCoversAccount) ||
      (role !== 'other' && coversAccount)
    const access = mayReadAccount(person(role), { coversAccount, teamCoversAccount })
    expect(access.isAllowed).toBe(expected)
    if (!access.isAllowed) expect(access.help).toContain('Sales operations')
  })
})

describe('a comp plan is shown to whom it pays, their managers and sales operations, to nobody else', () => {
  const cases = personRoles.flatMap(role => relations.map(([own, line]) => [role, own, line] as const))
  test.each(cases)('%s, own: %s, of own line: %s', (role, isOwnPlan, isOfOwnLine) => {
    const expected = role === 'sales_operations' || isOwnPlan || (role === 'manager' && isOfOwnLine)
    const access = mayReadPlan(person(role), { isOwnPlan, isOfOwnLine })
    expect(access.isAllowed).toBe(expected)
    if (!access.isAllowed) expect(access.help).toContain('sales operations')
  })
})

describe('an account plan is changed by whoever governs it, and begun by its lead or a manager', () => {
  const governors = ['Theodora', null] as const
  const cases = personRoles.flatMap(role =>
    governors.flatMap(governor =>
      relations.map(([governs, isLead]) => [role, governor, governs && governor !== null, isLead] as const),
    ),
  )
  test.each(cases)('%s, governed by %s, governs: %s, lead: %s', (role, governor, governs, isLead) => {
    const relation = { governor, governs, isLead }
    const expected =
      governs || role === 'sales_operations' || (governor === null && (isLead || role === 'manager'))
    const access = mayChangeAccountPlan(person(role), relation)
    expect(access.isAllowed).toBe(expected)
    if (!access.isAllowed)
      expect(access.help).toMatch(governor === null ? /lead, their manager or sales/ : /Theodora governs/)
    const owned = mayChangeAction(person(role), { ...relation, isOwner: true })
    expect(owned.isAllowed).toBe(true)
    const others = mayChangeAction(person(role), { ...relation, isOwner: false })
    expect(others.isAllowed).toBe(expected)
    if (!others.isAllowed) expect(others.help).toContain('its owner')
  })
})

test.each(personRoles)('what sellers believe is asked of sellers and managers: %s', role => {
  expect(mayRateValue(person(role)).isAllowed).toBe(!['other', 'sales_operations'].includes(role))
})

describe('an answer is shared only where it is seen that colleagues alone read it', () => {
  test.each<[string, Audience, boolean, string]>([
    ['a channel', { kind: 'channel', isWithOthers: false, hasGuests: false }, true, ''],
    ['guests', { kind: 'channel', isWithOthers: false, hasGuests: true }, false, 'without guests'],
    ['others', { kind: 'channel', isWithOthers: true, hasGuests: false }, false, 'your own organisation'],
    ['a direct message', { kind: 'direct' }, false, 'in a channel of your team'],
    ['unseen', { kind: 'unseen' }, false, '/invite'],
  ])('%s', (_title, audience, isAllowed, help) => {
    const access = mayShareWith(audience)
    expect(access.isAllowed).toBe(isAllowed)
    expect(access.isAllowed ? '' : access.help).toContain(help)
  })
})

describe('a plan is tried by those who shape it, earnings by whom it pays, each for themselves', () => {
  const cases = personRoles.flatMap(role => relations.map(([own, line]) => [role, own, line] as const))
  test.each(cases)('%s, own: %s, of own line: %s', (role, isOwnPlan, isOfOwnLine) => {
    const relation = { isOwnPlan, isOfOwnLine }
    expect(mayTryPlan(person(role), relation).isAllowed).toBe(
      role === 'sales_operations' || (role === 'manager' && isOfOwnLine),
    )
    expect(mayTryEarnings(person(role), relation).isAllowed).toBe(isOwnPlan)
  })
})

test.each(personRoles)(
  'growth is for managers and sales operations, what customers value for everyone: %s',
  role => {
    const access = mayReadGrowth(person(role))
    expect(access.isAllowed).toBe(role === 'manager' || role === 'sales_operations')
    if (!access.isAllowed) expect(access.help).toContain('Ask your manager')
    expect(mayReadValueMatrix(person(role)).isAllowed).toBe(true)
  },
)
