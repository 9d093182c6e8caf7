import { describe, expect, it } from 'vitest'
import { createClock } from './clock.ts'

function stopped(at = 1_000) {
  const clock = createClock(at)
  clock.stop()
  clock.set(at)
  const fired: string[] = []
  const wait = (delayMs: number, name: string) =>
    clock.after(delayMs, () => fired.push(`${name}@${clock.now()}`))
  return { clock, fired, wait }
}

describe('timers on the sandbox clock', () => {
  it('fire in the order of their times, whatever the order they were set in', () => {
    const { clock, fired, wait } = stopped()
    for (const delay of [50, 10, 40, 20, 30, 10]) wait(delay, `t${delay}`)
    clock.advance(30)
    expect(fired.map(one => one.split('@')[0])).toEqual(['t10', 't10', 't20', 't30'])
    clock.advance(20)
    expect(fired).toHaveLength(6)
  })

  it('do not fire once cancelled, and not before their time', () => {
    const { clock, fired, wait } = stopped()
    wait(10, 'kept')
    wait(5, 'cancelled')()
    clock.advance(9)
    expect(fired).toEqual([])
    clock.advance(1)
    expect(fired).toEqual(['kept@1010'])
  })

  it('may set others, which fire in the same advance when they are due', () => {
    const { clock, fired, wait } = stopped()
    clock.after(10, () => wait(0, 'inner'))
    clock.advance(10)
    expect(fired).toEqual(['inner@1010'])
  })

  it('stay in order by the thousands', () => {
    const { clock, fired, wait } = stopped(0)
    const delays = Array.from({ length: 5_000 }, (_, n) => (n * 7_919) % 5_000)
    for (const delay of delays) wait(delay, String(delay))
    clock.advance(5_000)
    expect(fired.map(one => Number(one.split('@')[0]))).toEqual([...delays].sort((a, b) => a - b))
  })

  it('fire by themselves while the clock runs', async () => {
    const clock = createClock()
    await new Promise<void>(resolve => {
      clock.after(20, resolve)
      clock.after(1, () => {})
    })
    clock.close()
  })
})
