import { expect, test } from 'vitest'
import { testDatabases } from '../support/databases.ts'
import { proveWave, type WaveProgress } from '../support/wave-proof.ts'

// `npm run proof:waves` does the same with 2,000 people.
test('a wave over three weeks, two instances at once: everything reaches everyone exactly once', async () => {
  const [embedded] = testDatabases
  if (embedded === undefined) throw new Error('there is no embedded database')
  const database = await embedded.open()
  try {
    // Stopped once in the middle and taken up again, as the long run is.
    let kept: WaveProgress | null = null
    const keep = (progress: WaveProgress) => {
      kept = progress
    }
    const half = { people: 40, keep, mayGoOn: () => (kept?.ticks ?? 0) < 40 }
    expect(await proveWave(database, half)).toBeNull()
    const proof = await proveWave(database, { people: 40, from: kept })
    if (proof === null) throw new Error('the wave was not played to its end')
    expect(proof.faults).toEqual([])
    expect(proof.messages).toMatchObject({ invitation: 41, results: 41 })
    expect(proof.submitted).toBe(24)
    expect(proof.refused).toBe(4)
    expect(proof.resumed).toBeGreaterThan(5)
  } finally {
    await database.close()
  }
}, 300_000)
