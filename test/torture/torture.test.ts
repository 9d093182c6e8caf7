import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { describeOnEachDatabase, embeddedFolder, serverDatabase } from '../support/databases.ts'
import { codeToRun, torture } from './torture.ts'

const code = codeToRun(process.env['PLUMBLINE_TEST_BUILT'] === 'true')
const common = { seed: 20_261_122, speed: 10, code, giveUpMs: 400_000 } as const

async function place(name: string) {
  if (name === 'PostgreSQL') {
    const { url, drop } = await serverDatabase()
    return { location: { kind: 'postgres', url }, remove: drop } as const
  }
  const dataDir = await embeddedFolder()
  return {
    location: { kind: 'embedded', dataDir },
    remove: async () => rmSync(dataDir, { recursive: true }),
  } as const
}

// The long version is `npm run proof:torture`; its figures stand in docs/proofs.md.
describeOnEachDatabase('killed instances and a failing Slack', ({ name }) => {
  const size =
    name === 'PostgreSQL' ? { nudges: 80, instances: 3, kills: 5 } : { nudges: 30, instances: 1, kills: 2 }

  test('lose nothing and repeat nothing: every message ends in one state, with its reason', async () => {
    const { location, remove } = await place(name)
    try {
      const result = await torture({ ...common, ...size, location })
      expect(result).toMatchObject({ lost: [], repeated: [], unsettled: [] })
      expect(result.inSlack).toBe(result.accountedFor)
      expect(result.kills).toBeGreaterThan(0)
      expect(result.states.sent).toBeGreaterThan(0)
    } finally {
      await remove()
    }
  }, 500_000)
})
