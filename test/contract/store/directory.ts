import { describe, expect, test } from 'vitest'
import { account, fact, person } from '../../support/fact-rows.ts'
import type { Workspace } from '../store.contract.ts'

const member = (slackUserId: string, email: string | null) => ({
  slackUserId,
  email,
  timeZone: 'Europe/Berlin',
  isGuest: false,
  isDeactivated: false,
})

export function directoryContract(workspace: () => Workspace): void {
  describe('directory', () => {
    test('reports are everyone below at any depth, managers everyone above, nearest first', async () => {
      const { writer, directory } = workspace().bulk
      await writer.write('import', 'person', [
        person('P-1'),
        person('P-2', { managerId: 'P-1' }),
        person('P-3', { managerId: 'P-2' }),
        person('P-4', { managerId: 'P-1' }),
        person('P-5', { managerId: 'P-9' }),
      ])
      expect(await directory.reportsOf('P-1')).toEqual(['P-2', 'P-3', 'P-4'])
      expect(await directory.reportsOf('P-3')).toEqual([])
      expect(await directory.managersOf('P-3')).toEqual(['P-2', 'P-1'])
      expect(await directory.managersOf('P-1')).toEqual([])
    })

    test('a cycle among managers ends, and nobody is below or above themselves', async () => {
      const { writer, directory } = workspace().bulk
      await writer.write('import', 'person', [
        person('P-1', { managerId: 'P-3' }),
        person('P-2', { managerId: 'P-1' }),
        person('P-3', { managerId: 'P-2' }),
        person('P-4', { managerId: 'P-4' }),
      ])
      expect(await directory.reportsOf('P-1')).toEqual(['P-2', 'P-3'])
      expect(await directory.managersOf('P-1')).toEqual(['P-3', 'P-2'])
      expect(await directory.reportsOf('P-4')).toEqual([])
      expect(await directory.managersOf('P-4')).toEqual([])
    })

    test('Slack members are matched by e-mail, whatever its letters; the others are listed', async () => {
      const { writer, directory } = workspace().bulk
      await writer.write('import', 'person', [person('P-1', { email: 'ruth@lakeside.example' })])
      const members = [
        member('U1', 'Ruth@Lakeside.example'),
        member('U2', 'who@x.example'),
        member('U3', null),
      ]
      expect(await directory.saveMembers(members)).toEqual({ matched: 1, unmatched: 2 })
      expect((await directory.personBySlackUser('U1'))?.personId).toBe('P-1')
      expect(await directory.personBySlackUser('U2')).toBeNull()
      expect(await directory.personBySlackUser('U9')).toBeNull()
      expect(await directory.slackUserOf('P-1')).toEqual({
        ...member('U1', 'ruth@lakeside.example'),
        personId: 'P-1',
      })
      expect(await directory.slackUserOf('P-9')).toBeNull()
      expect((await directory.members(['U3', 'U9'])).map(one => one.slackUserId)).toEqual(['U3'])
      const unmatched = await directory.unmatchedMembers()
      expect(unmatched.map(({ slackUserId }) => slackUserId)).toEqual(['U2', 'U3'])
    })

    test('a member who is saved again is changed, and matched once the people data has the address', async () => {
      const { writer, directory } = workspace().bulk
      await directory.saveMembers([member('U1', 'old@x.example')])
      await directory.saveMembers([{ ...member('U1', 'new@x.example'), isDeactivated: true }])
      expect(await directory.unmatchedMembers()).toMatchObject([
        { email: 'new@x.example', isDeactivated: true },
      ])
      await writer.write('import', 'person', [person('P-1', { email: 'new@x.example' })])
      expect(await directory.personBySlackUser('U1')).toBeNull()
      await directory.saveMembers([member('U1', 'new@x.example')])
      expect((await directory.personBySlackUser('U1'))?.personId).toBe('P-1')
    })

    test.each(['isGuest', 'isDeactivated'] as const)(
      'a member who is marked %s is nobody who may ask',
      async mark => {
        const { writer, directory } = workspace().bulk
        await writer.write('import', 'person', [person('P-1', { email: 'one@x.example' })])
        await directory.saveMembers([{ ...member('U1', 'one@x.example'), [mark]: true }])
        expect(await directory.personBySlackUser('U1')).toBeNull()
      },
    )

    test('of two people with one address the one who has not left is meant', async () => {
      const { writer, directory } = workspace().bulk
      const email = 'desk@x.example'
      await writer.write('import', 'person', [
        person('P-1', { email, leftOn: '2025-12-31' }),
        person('P-2', { email }),
      ])
      await directory.saveMembers([member('U1', email)])
      expect((await directory.personBySlackUser('U1'))?.personId).toBe('P-2')
    })

    test('of two people with one address who are both there nobody is meant, and the member is listed', async () => {
      const { writer, directory } = workspace().bulk
      const email = 'desk@x.example'
      await writer.write('import', 'person', [
        person('P-0', { email, leftOn: '2025-12-31' }),
        person('P-1', { email }),
        person('P-2', { email }),
      ])
      expect(await directory.saveMembers([member('U1', email)])).toEqual({ matched: 0, unmatched: 1 })
      expect(await directory.personBySlackUser('U1')).toBeNull()
      expect(await directory.slackUserOf('P-1')).toBeNull()
      expect(await directory.slackUserOf('P-2')).toBeNull()
    })

    test('who a member is can be stated, over the e-mail address, and taken back', async () => {
      const { writer, directory } = workspace().bulk
      await writer.write('import', 'person', [
        person('P-1', { email: 'a@x.example' }),
        person('P-2', { email: null }),
      ])
      await directory.saveMembers([member('U1', 'a@x.example'), member('U2', 'private@y.example')])
      expect(await directory.stateMember('U9', 'P-2')).toBe(false)
      expect(await directory.stateMember('U2', 'P-2')).toBe(true)
      expect(await directory.personBySlackUser('U2')).toMatchObject({ personId: 'P-2' })
      expect(await directory.slackUserOf('P-2')).toMatchObject({ slackUserId: 'U2' })
      expect(await directory.unmatchedMembers()).toEqual([])
      // Reading the members again, as every start does, leaves it.
      await directory.saveMembers([member('U2', 'private@y.example')])
      expect(await directory.personBySlackUser('U2')).toMatchObject({ personId: 'P-2' })
      await directory.stateMember('U2', null)
      expect(await directory.personBySlackUser('U2')).toBeNull()
      await directory.stateMember('U1', 'P-9')
      expect(await directory.personBySlackUser('U1')).toBeNull()
    })

    test.each<[string, string | null, string | null, boolean]>([
      ['without dates', null, null, true],
      ['from the day on', '2026-03-01', null, true],
      ['until the day', null, '2026-03-01', true],
      ['from the next day on', '2026-03-02', null, false],
      ['until the day before', '2026-01-01', '2026-02-28', false],
    ])('an assignment %s covers the account on the day: %s', async (_title, fromOn, untilOn, covers) => {
      const { writer, directory } = workspace().bulk
      const assignment = {
        assignmentId: 'CA-1',
        accountId: 'A-1',
        personId: 'P-1',
        role: 'sam',
        isLead: true,
      }
      await writer.write('import', 'account', [account('A-1')])
      await writer.write('import', 'coverageAssignment', [
        fact('coverageAssignment', { ...assignment, role: 'sam', fromOn, untilOn }),
      ])
      expect(await directory.accountsCoveredBy(['P-1', 'P-2'], '2026-03-01')).toEqual(covers ? ['A-1'] : [])
      expect(await directory.accountsCoveredBy(['P-2'], '2026-03-01')).toEqual([])
      const named = await directory.accountNamesCoveredBy(['P-1', 'P-2'], '2026-03-01')
      expect(named.map(({ accountId }) => accountId)).toEqual(covers ? ['A-1'] : [])
    })

    test('account names come for the accounts asked about, or for all', async () => {
      const { writer, directory } = workspace().bulk
      await writer.write('import', 'account', [account('A-2'), account('A-1')])
      expect(await directory.accountNames(['A-2', 'A-9'])).toEqual([
        { accountId: 'A-2', name: 'Account A-2' },
      ])
      expect((await directory.accountNames()).map(({ accountId }) => accountId)).toEqual(['A-1', 'A-2'])
    })
  })

  describe('settings', () => {
    const initial = {
      baseCurrency: 'EUR',
      fiscalYearStartMonth: 4,
      isSwitchedOn: false,
      hasQuietHours: true,
      pilotManagerId: null,
      classicBlocksSince: null,
    }

    test('the first settings stay, however many open them, until they are changed', async () => {
      const { interactive, bulk } = workspace()
      const others = { ...initial, baseCurrency: 'USD' }
      expect(await bulk.settings.open(initial)).toEqual(initial)
      const opened = await Promise.all([interactive.settings.open(others), bulk.settings.open(others)])
      expect(opened).toEqual([initial, initial])
      const changed = { ...initial, isSwitchedOn: true }
      expect(await bulk.settings.change({ isSwitchedOn: true })).toEqual(changed)
      expect(await interactive.settings.open(others)).toEqual(changed)
    })
  })
}
