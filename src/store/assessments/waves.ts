import { randomUUID } from 'node:crypto'
import type { AssessmentStore, Part, Wave } from '../../workflows/ports/index.ts'
import type { LaneConnection } from '../connection/open-lanes.ts'
import { json, WAVE_CLOSED } from '../nudges.ts'
import { endUnsent, participantRecord, queueOnce, waveRecord, waveRow } from './rows.ts'

/** A page of ballots in memory while a wave is counted. */
const BALLOTS_PER_PAGE = 200

type Waves = Pick<
  AssessmentStore,
  | 'begin'
  | 'moveOpening'
  | 'opened'
  | 'wave'
  | 'waves'
  | 'extend'
  | 'endAt'
  | 'close'
  | 'told'
  | 'archive'
  | 'stopRepeating'
  | 'comments'
  | 'progress'
  | 'queue'
>

/** Waves from their beginning to the archive. */
export function waveRows({ prisma, chunkRows }: LaneConnection, workspaceId: string): Waves {
  const move = async (waveId: string, from: string, to: string) => {
    const { count } = await prisma.assessmentWave.updateMany({
      where: { workspaceId, waveId, state: from },
      data: { state: to },
    })
    return count === 1
  }
  const asKnown = ({ waveId, extensions, closesAt }: Wave) =>
    ({ workspaceId, waveId, state: 'open', extensions, closesAt }) as const
  return {
    async begin(wave) {
      const { count } = await prisma.assessmentWave.createMany({
        data: [waveRow(workspaceId, wave)],
        skipDuplicates: true,
      })
      return count === 1
    },

    async moveOpening({ waveId, opensAt: known }, opensAt, closesAt) {
      await prisma.assessmentWave.updateMany({
        where: { workspaceId, waveId, state: 'opening', opensAt: known },
        data: { opensAt, closesAt },
      })
    },

    async opened(waveId) {
      await move(waveId, 'opening', 'open')
    },

    async wave(waveId) {
      const row = await prisma.assessmentWave.findUnique({
        where: { workspaceId_waveId: { workspaceId, waveId } },
      })
      return row === null ? null : waveRecord(row)
    },

    async waves(states) {
      const rows = await prisma.assessmentWave.findMany({
        where: { workspaceId, state: { in: [...states] } },
        orderBy: [{ opensAt: 'desc' }, { waveId: 'asc' }],
      })
      return rows.map(waveRecord)
    },

    extend: (wave, closesAt, { remindedNo, at }) =>
      prisma.$transaction(async tx => {
        const { count } = await tx.assessmentWave.updateMany({
          where: asKnown(wave),
          data: { closesAt, extensions: { increment: 1 } },
        })
        if (count === 0) return false
        await tx.assessmentParticipant.updateMany({
          where: { workspaceId, waveId: wave.waveId, state: 'asked', nextReminderAt: null },
          data: { remindedNo, nextReminderAt: at },
        })
        return true
      }),

    async endAt(wave, closesAt) {
      const { count } = await prisma.assessmentWave.updateMany({ where: asKnown(wave), data: { closesAt } })
      return count === 1
    },

    close: (waveId, count) =>
      prisma.$transaction(async tx => {
        // Waves close one after the other, so that each is held against all that the others release.
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`assessment ${workspaceId}`}, 0))`
        // Submissions hold the row while they are written, so none comes in between counting and closing.
        await tx.$queryRaw`SELECT 1 FROM assessment_wave
          WHERE workspace_id = ${workspaceId} AND wave_id = ${waveId} FOR UPDATE`
        const where = { workspaceId, waveId }
        const row = await tx.assessmentWave.findUnique({ where: { workspaceId_waveId: where } })
        if (row === null || row.state !== 'open') return false
        async function* pages() {
          let after = ''
          for (;;) {
            // Ids are random, so their order is one too.
            const rows = await tx.assessmentBallot.findMany({
              where: { ...where, ballotId: { gt: after } },
              orderBy: { ballotId: 'asc' },
              take: BALLOTS_PER_PAGE,
            })
            if (rows.length > 0) yield rows.map(({ sealed }) => sealed)
            after = rows.at(-1)?.ballotId ?? after
            if (rows.length < BALLOTS_PER_PAGE) return
          }
        }
        const participants = await tx.assessmentParticipant.findMany({ where })
        const log = await tx.assessmentRelease.findMany({ where: { workspaceId } })
        const counted = await count({
          wave: waveRecord(row),
          ballots: pages(),
          participants: participants.map(participantRecord),
          log: log.map(({ subject, people }) => ({ subject, people })),
        })
        await tx.assessmentRelease.createMany({
          data: counted.releases.map(({ subject, people }) => ({
            ...where,
            releaseId: randomUUID(),
            subject,
            people: [...people],
          })),
        })
        const comments = counted.comments.map(text => ({ ...where, commentId: randomUUID(), text }))
        await tx.assessmentComment.createMany({
          data: comments.toSorted((a, b) => (a.commentId < b.commentId ? -1 : 1)),
        })
        await tx.assessmentBallot.deleteMany({ where })
        await tx.assessmentDraft.deleteMany({ where })
        await tx.assessmentParticipant.updateMany({ where, data: { nextReminderAt: null } })
        for (let start = 0; start < counted.unsentKeys.length; start += chunkRows) {
          const keys = counted.unsentKeys.slice(start, start + chunkRows)
          await endUnsent(tx, workspaceId, keys, WAVE_CLOSED)
        }
        await tx.assessmentWave.updateMany({
          where,
          data: { state: 'closed', result: json(counted.result) },
        })
        return true
      }),

    async told(waveId) {
      await prisma.assessmentWave.updateMany({ where: { workspaceId, waveId }, data: { isTold: true } })
    },

    async stopRepeating(seriesId) {
      await prisma.assessmentWave.updateMany({
        where: { workspaceId, seriesId },
        data: { isRepeated: false },
      })
    },

    archive: waveId => move(waveId, 'closed', 'archived'),

    async comments(waveId) {
      const rows = await prisma.assessmentComment.findMany({
        where: { workspaceId, waveId },
        orderBy: { commentId: 'asc' },
      })
      return rows.map(({ text }) => text)
    },

    async progress(waveId) {
      const rows = await prisma.assessmentParticipant.groupBy({
        by: ['unit', 'state'],
        where: { workspaceId, waveId },
        _count: true,
        orderBy: [{ unit: 'asc' }, { state: 'asc' }],
      })
      return rows.map(({ unit, state, _count: count }) => ({
        unit,
        state: state as Part,
        count,
      }))
    },

    async queue(messages) {
      await queueOnce(prisma, workspaceId, messages, randomUUID)
    },
  }
}
