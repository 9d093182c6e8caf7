import { describe, expect, test } from 'vitest'
import { withAdministrators } from './administrators.ts'
import type { Directory, Person, SlackMember } from './ports/index.ts'

const member: SlackMember = {
  slackUserId: 'U1',
  email: 'lu@example.com',
  timeZone: null,
  isGuest: false,
  isDeactivated: false,
  personId: null,
}
const rep = { personId: 'P-1', name: 'Lu', role: 'hunter' } as Person

const roleOf = async (person: Person | null, of: Partial<SlackMember>, emails = ['Lu@Example.com']) => {
  const directory = {
    personBySlackUser: async () => person,
    members: async () => [{ ...member, ...of }],
  } as unknown as Directory
  return (await withAdministrators(directory, emails).personBySlackUser('U1'))?.role ?? null
}

describe('the first administrators', () => {
  test('have the rights of sales operations before the people data say so, and whatever they say', async () => {
    expect(await roleOf(null, {})).toBe('sales_operations')
    expect(await roleOf(rep, {})).toBe('sales_operations')
  })

  test.each([
    ['somebody else', { email: 'other@example.com' }],
    ['a guest', { isGuest: true }],
    ['a deactivated member', { isDeactivated: true }],
    ['a member without an address', { email: null }],
  ])('%s gets nothing by it', async (_title, of) => {
    expect(await roleOf(null, of)).toBeNull()
    expect(await roleOf(rep, of)).toBe('hunter')
  })

  test('where nobody is named nothing changes', async () => {
    expect(await roleOf(rep, {}, [])).toBe('hunter')
  })
})
