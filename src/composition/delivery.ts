import { setTimeout as sleep } from 'node:timers/promises'
import { POST_TIMEOUT_MS } from '../delivery/outcome.ts'
import { createPacer } from '../delivery/pacer.ts'
import type { Log } from '../log.ts'
import { nextOpen } from '../schedule/index.ts'
import type { SlackConnection } from '../slack/connection.ts'
import { bulkClient, createMessenger } from '../slack/index.ts'
import { workingHoursOf } from '../workflows/coach/recipients.ts'
import { type DeliveryCounts, deliverDue } from '../workflows/deliver.ts'
import type { Installation } from './installation.ts'

interface DeliveryOptions {
  readonly connection: SlackConnection
  readonly installation: Installation
  readonly log: Log
}

/** Sends what is due now; what it learns about Slack's pace, it keeps from one call to the next. */
export function deliveryOf({
  connection,
  installation,
  log,
}: DeliveryOptions): () => Promise<DeliveryCounts> {
  const { outbox, directory } = installation.store.bulk
  const ports = {
    outbox,
    directory,
    messenger: createMessenger(bulkClient(connection.botToken, connection.apiUrl, POST_TIMEOUT_MS, log)),
    pacer: createPacer(),
    sleep: (ms: number) => sleep(ms),
    monotonicMs: () => performance.now(),
    now: installation.now,
    opensAt: async (personId: string, at: Date) => {
      const { hasQuietHours } = await installation.settings()
      const rule = { hasQuietHours, rules: installation.model.coaching }
      return nextOpen(at, await workingHoursOf(directory, personId, rule))
    },
    isSwitchedOn: async () => (await installation.settings()).isSwitchedOn,
  }
  return () => deliverDue(ports)
}
