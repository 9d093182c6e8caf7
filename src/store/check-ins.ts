import { randomUUID } from 'node:crypto'
import type { CheckInStore, PlacedMessage } from '../workflows/ports/index.ts'
import type { LaneConnection } from './connection/open-lanes.ts'
import { json } from './nudges.ts'

/** A card that can't leave is not tried again and again. */
const AGAIN_AFTER_MS = 86_400_000

const outboxRow = (workspaceId: string, outboxId: string, message: PlacedMessage) => ({
  workspaceId,
  outboxId,
  key: message.key,
  personId: message.personId,
  toChannel: message.place.channel,
  toThread: message.place.thread,
  dueAt: message.dueAt,
  state: 'due',
  content: json(message.content),
})

/** Channels of accounts, delegates, and the cards of check-ins. */
export function checkInStore({ prisma, chunkRows }: LaneConnection, workspaceId: string): CheckInStore {
  return {
    async saveChannels(channels, seenAt) {
      for (let start = 0; start < channels.length; start += chunkRows)
        await prisma.$transaction(
          channels.slice(start, start + chunkRows).map(channel =>
            prisma.channel.upsert({
              where: { workspaceId_channelId: { workspaceId, channelId: channel.channelId } },
              create: { ...channel, workspaceId, seenAt },
              update: { ...channel, seenAt },
            }),
          ),
        )
      const kept = channels.map(({ channelId }) => channelId)
      await prisma.channel.deleteMany({ where: { workspaceId, channelId: { notIn: kept } } })
    },

    async channels() {
      const rows = await prisma.channel.findMany({ where: { workspaceId }, orderBy: { channelId: 'asc' } })
      return rows.map(({ workspaceId: _, seenAt: __, ...channel }) => channel)
    },

    async mapChannel({ accountId, ...mapping }) {
      await prisma.accountChannel.upsert({
        where: { workspaceId_accountId: { workspaceId, accountId } },
        create: { workspaceId, accountId, ...mapping },
        update: mapping,
      })
    },

    async mappings() {
      const rows = await prisma.accountChannel.findMany({
        where: { workspaceId },
        orderBy: { accountId: 'asc' },
      })
      return rows.map(({ workspaceId: _, ...mapping }) => mapping)
    },

    async nameDelegate({ accountId, ...delegate }) {
      await prisma.checkInDelegate.upsert({
        where: { workspaceId_accountId: { workspaceId, accountId } },
        create: { workspaceId, accountId, ...delegate },
        update: delegate,
      })
    },

    async delegates() {
      const rows = await prisma.checkInDelegate.findMany({
        where: { workspaceId },
        orderBy: { accountId: 'asc' },
      })
      return rows.map(({ workspaceId: _, ...delegate }) => delegate)
    },

    async cardsOf(checkInIds) {
      const rows = await prisma.checkInCard.findMany({
        where: { workspaceId, checkInId: { in: [...checkInIds] } },
      })
      const dead = await prisma.outbox.findMany({
        where: { workspaceId, outboxId: { in: rows.map(({ outboxId }) => outboxId) }, state: 'dead' },
        select: { outboxId: true },
      })
      const ended = new Set(dead.map(({ outboxId }) => outboxId))
      return new Map(
        rows.flatMap(({ checkInId, outboxId }) => (ended.has(outboxId) ? [] : [[checkInId, outboxId]])),
      )
    },

    addCard: (checkInId, message) =>
      prisma.$transaction(async tx => {
        const outboxId = randomUUID()
        const { count } = await tx.checkInCard.createMany({
          data: [{ workspaceId, checkInId, outboxId }],
          skipDuplicates: true,
        })
        if (count === 0) {
          const key = { workspaceId, checkInId }
          const card = await tx.checkInCard.findUnique({ where: { workspaceId_checkInId: key } })
          const before = new Date(message.dueAt.getTime() - AGAIN_AFTER_MS)
          const ended = await tx.outbox.count({
            where: { workspaceId, outboxId: card?.outboxId ?? '', state: 'dead', dueAt: { lte: before } },
          })
          if (card === null || ended === 0) return false
          const taken = await tx.checkInCard.updateMany({
            where: { ...key, outboxId: card.outboxId },
            data: { outboxId },
          })
          if (taken.count === 0) return false
        }
        await tx.outbox.create({ data: outboxRow(workspaceId, outboxId, message) })
        return true
      }),

    async reviseCard(outboxId, content) {
      await prisma.outbox.updateMany({
        where: { workspaceId, outboxId },
        data: { content: json(content), editNo: { increment: 1 } },
      })
    },

    async post(message) {
      await prisma.outbox.createMany({
        data: [outboxRow(workspaceId, randomUUID(), message)],
        skipDuplicates: true,
      })
    },
  }
}
