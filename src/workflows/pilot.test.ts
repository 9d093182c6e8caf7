import { expect, test } from 'vitest'
import { opensInPilot, pilotOf } from './pilot.ts'

const directory = { reportsOf: async (managerId: string) => (managerId === 'P-1' ? ['P-2', 'P-3'] : []) }

test('without a pilot everybody is reached, with one its manager and the people below', async () => {
  const everybody = await pilotOf(directory, { pilotManagerId: null })
  expect(['P-1', 'P-9'].map(everybody)).toEqual([true, true])
  const team = await pilotOf(directory, { pilotManagerId: 'P-1' })
  expect(['P-1', 'P-2', 'P-9'].map(team)).toEqual([true, true, false])
})

test('a message that was queued for somebody outside the pilot waits, and is looked at again', () => {
  const at = new Date('2026-10-05T09:00:00Z')
  expect(opensInPilot(true, at, at)).toEqual(at)
  expect(opensInPilot(false, at, at)).toEqual(new Date('2026-10-05T10:00:00Z'))
  const tomorrow = new Date('2026-10-06T09:00:00Z')
  expect(opensInPilot(false, at, tomorrow)).toEqual(tomorrow)
})
