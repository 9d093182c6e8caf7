import type { CoachingWishes } from '../workflows/ports/index.ts'
import type { LaneConnection } from './connection/open-lanes.ts'

const orNull = (text: string) => (text === '' ? null : text)

/** What people have asked for themselves: silence about something, and when and where they are written to. */
export function wishes({ prisma }: LaneConnection, workspaceId: string): CoachingWishes {
  return {
    async mute({ personId, kind, accountId, until }) {
      const key = { workspaceId, personId, kind: kind ?? '', accountId: accountId ?? '' }
      // What stands already is only ever made longer, whoever else writes at the same time.
      await prisma.mute.createMany({ data: [{ ...key, until }], skipDuplicates: true })
      await prisma.mute.updateMany({ where: { ...key, until: { lt: until } }, data: { until } })
    },
    async endMute({ personId, kind, accountId }, at) {
      const key = { workspaceId, personId, kind: kind ?? '', accountId: accountId ?? '' }
      await prisma.mute.updateMany({ where: { ...key, until: { gt: at } }, data: { until: at } })
    },
    async mutesOf(personIds, at) {
      const rows = await prisma.mute.findMany({
        where: { workspaceId, personId: { in: [...personIds] }, until: { gt: at } },
      })
      return rows.map(({ personId, kind, accountId, until }) => ({
        personId,
        kind: orNull(kind),
        accountId: orNull(accountId),
        until,
      }))
    },
    async savePreference({ personId, workingDays, ...rest }) {
      const cells = { ...rest, workingDays: [...(workingDays ?? [])] }
      await prisma.preference.upsert({
        where: { workspaceId_personId: { workspaceId, personId } },
        create: { workspaceId, personId, ...cells },
        update: cells,
      })
    },
    async preferencesOf(personIds) {
      const rows = await prisma.preference.findMany({
        where: { workspaceId, personId: { in: [...personIds] } },
      })
      return rows.map(({ workspaceId: _, workingDays, ...row }) => ({
        ...row,
        workingDays: workingDays.length === 0 ? null : workingDays,
      }))
    },
  }
}
