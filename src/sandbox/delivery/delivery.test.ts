import { describe, expect, it } from 'vitest'
import { createClock } from '../clock.ts'
import { createFaults } from '../control/faults.ts'
import { createTraffic } from '../control/traffic.ts'
import { createDelivery } from './delivery.ts'
import type { Ack } from './transport.ts'

/** A delivery over a transport that answers as it is told. */
function deliveryOver(answer: () => Ack) {
  const clock = createClock()
  clock.stop()
  let sent = 0
  const delivery = createDelivery({
    transport: {
      name: 'http',
      connections: () => 1,
      close() {},
      async send() {
        sent += 1
        return answer()
      },
    },
    clock,
    traffic: createTraffic(clock.now, 10),
    faults: createFaults(),
    eventsPerHour: 30_000,
    rateLimitedPayload: () => ({}),
  })
  const send = async (count: number) => {
    for (let n = 0; n < count; n += 1) delivery.event('team_rename', {})
    // The retry at once follows in a turn of its own.
    for (let turn = 0; turn < 3; turn += 1) {
      await delivery.settled()
      await new Promise(resolve => setImmediate(resolve))
    }
  }
  return { delivery, send, sent: () => sent }
}

const taken: Ack = { outcome: 'acknowledged', status: 200, body: undefined }
const refused: Ack = { outcome: 'refused', status: 500, noRetry: true }
const failed: Ack = { outcome: 'refused', status: 500, noRetry: false }

describe('events are switched off', () => {
  it('when fewer than 5 % of at least 1,000 in an hour were taken, and come again when switched on', async () => {
    const { delivery, send, sent } = deliveryOver(() => failed)
    await send(999)
    expect(delivery.isSwitchedOn).toBe(true)
    await send(1)
    expect(delivery.isSwitchedOn).toBe(false)
    const before = sent()
    await send(10)
    expect(sent()).toBe(before)
    delivery.switchOn()
    await send(1)
    expect(sent()).toBeGreaterThan(before)
  })

  it.each([
    [49, false],
    [50, true],
  ])('with %i of 1,000 taken: still on is %s', async (good, isSwitchedOn) => {
    let answered = 0
    const { delivery, send } = deliveryOver(() => {
      answered += 1
      return answered <= good ? taken : refused
    })
    await send(1_000)
    expect(delivery.isSwitchedOn).toBe(isSwitchedOn)
  })
})
