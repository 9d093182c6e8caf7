import { setTimeout as sleep } from 'node:timers/promises'
import { POST_TIMEOUT_MS } from '../delivery/outcome.ts'
import { createPacer } from '../delivery/pacer.ts'
import type { Log } from '../log.ts'
import { nextOpen } from '../schedule/index.ts'
import type { SlackConnection } from '../slack/connection.ts'
import { bulkClient, createChannelMessenger, createMessenger } from '../slack/index.ts'
import { workingHoursOf } from '../workflows/coach/hours.ts'
import { type DeliveryCounts, deliverDue } from '../workflows/deliver.ts'
import { isDigest } from '../workflows/digest/fill-digests.ts'
import { editMessages } from '../workflows/edit-messages.ts'
import { opensInPilot, pilotOf } from '../workflows/pilot.ts'
import type { OutboxItem, WorkspaceSettings } from '../workflows/ports/index.ts'
import type { Installation } from './installation.ts'

interface DeliveryOptions {
  readonly connection: SlackConnection
  readonly installation: Installation
  readonly log: Log
  readonly isStopping: () => boolean
}

export interface Delivery {
  deliver(): Promise<DeliveryCounts>
  /** Postings a second that it goes by now. */
  pace(): number
}

/** Sends what is due now and brings sent messages up to date; what it learns about Slack's pace, it keeps from one call to the next. */
export function deliveryOf({ connection, installation, log, isStopping }: DeliveryOptions): Delivery {
  const { outbox, directory } = installation.store.bulk
  const client = bulkClient(connection.botToken, connection.apiUrl, POST_TIMEOUT_MS, log)
  const poster = { client, support: installation.blockSupport }
  const messenger = createMessenger(poster)
  const channels = createChannelMessenger(poster, ids => directory.members(ids))
  const hoursOf = (personId: string, { hasQuietHours }: WorkspaceSettings) =>
    workingHoursOf(installation.store.bulk, personId, { hasQuietHours, rules: installation.model.coaching })
  const pacer = createPacer()
  const ports = {
    outbox,
    directory,
    messenger,
    channels,
    pacer,
    sleep: (ms: number) => sleep(ms),
    monotonicMs: () => performance.now(),
    now: () => outbox.now(),
    isStopping,
    // A digest has a time of its own, which may lie before the hours of other messages.
    opensAt: async ({ personId, content }: OutboxItem, at: Date) => {
      const settings = await installation.settings()
      const isInPilot = await pilotOf(directory, settings)
      const hours = await hoursOf(personId, settings)
      const fromMinute = Math.min(hours.fromMinute, installation.model.coaching.digest.minute)
      const opensAt = nextOpen(at, isDigest(content) ? { ...hours, fromMinute } : hours)
      return opensInPilot(isInPilot(personId), at, opensAt)
    },
    isSwitchedOn: async () => (await installation.settings()).isSwitchedOn,
  }
  const zoneOf = async (personId: string) => (await hoursOf(personId, await installation.settings())).zone
  return {
    pace: () => pacer.postsPerSecond(),
    async deliver() {
      const counts = await deliverDue(ports)
      await editMessages({ outbox, messenger, channels, zoneOf })
      return counts
    },
  }
}
