import { describe, expect, test } from 'vitest'
import { defaultModel } from '../../scoring/index.ts'
import type { MuteRecord } from '../ports/index.ts'
import { answerMute, type MutePorts } from './mute.ts'

function portsFor(names: readonly string[]) {
  const muted: MuteRecord[] = []
  const accounts = names.map((name, index) => ({ accountId: `A-${index}`, name }))
  const ports = {
    model: defaultModel,
    now: () => new Date('2026-10-01T08:00:00Z'),
    directory: {
      personBySlackUser: async () => ({ personId: 'P-1', role: 'hunter', timeZone: null, leftOn: null }),
      reportsOf: async () => [],
      accountNames: async () => accounts,
      accountNamesCoveredBy: async () => accounts,
    },
    coaching: { mute: async (mute: MuteRecord) => void muted.push(mute) },
  } as unknown as MutePorts
  const ask = (text: string) => answerMute(ports, { slackUserId: 'U1', text })
  return { ask, muted }
}

describe('a number behind a name', () => {
  test('belongs to the name where an account has it', async () => {
    const { ask, muted } = portsFor(['Store 7', 'Store 9'])
    expect(await ask('Store 7')).toMatchObject({ kind: 'muted', what: 'Store 7' })
    expect(muted[0]?.until).toEqual(new Date('2026-10-08T08:00:00Z'))
  })

  test('is days where no account has it', async () => {
    const { ask } = portsFor(['Lakeside'])
    expect(await ask('Lakeside 14')).toMatchObject({
      kind: 'muted',
      what: 'Lakeside',
      until: new Date('2026-10-15T08:00:00Z'),
    })
  })

  test('is asked about where both could be meant, with the days of each', async () => {
    const { ask, muted } = portsFor(['Store 3', 'Store'])
    expect(await ask('Store 3')).toMatchObject({
      kind: 'several',
      matches: [
        { name: 'Store 3', days: 7 },
        { name: 'Store', days: 3 },
      ],
    })
    expect(muted).toEqual([])
    expect(await ask('A-1 3 days')).toMatchObject({ kind: 'muted', what: 'Store' })
  })

  test('a span in words is days', async () => {
    expect(await portsFor([]).ask('coverage gap for a week')).toMatchObject({
      kind: 'muted',
      what: 'Coverage gap',
    })
  })
})
