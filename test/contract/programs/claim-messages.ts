// Claims the messages that are due, prints them, and stays until it is killed.
import { openStore } from '../../../src/store/index.ts'
import { locationOf } from './location.ts'

const { bulk } = await openStore(locationOf(process.argv.slice(2)), 'W-1')
const at = new Date('2026-03-01T09:00:00Z')
const claimed = await bulk.outbox.claim({ limit: 5, at, leaseUntil: new Date(at.getTime() + 60_000) })
for (const { outboxId, fence } of claimed) process.stdout.write(`${outboxId} ${fence}\n`)
setInterval(() => {}, 1_000)
