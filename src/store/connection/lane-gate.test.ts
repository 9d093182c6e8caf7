import { expect, test } from 'vitest'
import { type Lane, LaneGate } from './lane-gate.ts'

test('an answer waits for the running turn only, however long the queue of bulk work is', async () => {
  const gate = new LaneGate()
  const order: string[] = []
  const turn = async (lane: Lane, name: string) => {
    const leave = await gate.enter(lane)
    order.push(name)
    await Promise.resolve()
    leave()
  }
  const leave = await gate.enter('bulk')
  const turns = [
    ...[1, 2, 3].map(number => turn('bulk', `bulk ${number}`)),
    turn('interactive', 'answer 1'),
    turn('interactive', 'answer 2'),
  ]
  leave()
  await Promise.all(turns)
  expect(order).toEqual(['answer 1', 'answer 2', 'bulk 1', 'bulk 2', 'bulk 3'])
})

test('only one is inside at a time, and a turn that is given back twice counts once', async () => {
  const gate = new LaneGate()
  let inside = 0
  let most = 0
  const turn = async (lane: Lane) => {
    const leave = await gate.enter(lane)
    inside += 1
    most = Math.max(most, inside)
    await new Promise(resolve => setImmediate(resolve))
    inside -= 1
    leave()
    leave()
  }
  await Promise.all([turn('bulk'), turn('bulk'), turn('interactive'), turn('bulk'), turn('interactive')])
  expect(most).toBe(1)
})

test('between two statements of an answer no bulk work slips in, and after the answer it goes on', async () => {
  const gate = new LaneGate()
  const order: string[] = []
  const leave = await gate.enter('interactive')
  const bulk = gate.enter('bulk').then(leaveBulk => {
    order.push('bulk')
    leaveBulk()
  })
  leave()
  await new Promise(resolve => setImmediate(resolve))
  const leaveNext = await gate.enter('interactive')
  order.push('next statement')
  leaveNext()
  await bulk
  expect(order).toEqual(['next statement', 'bulk'])
})
