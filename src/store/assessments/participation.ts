import { randomUUID } from 'node:crypto'
import type { AssessmentStore, SubmitOutcome } from '../../workflows/ports/index.ts'
import type { LaneConnection } from '../connection/open-lanes.ts'
import type { Prisma } from '../generated/client.ts'
import { TOOK_PART } from '../nudges.ts'
import { endUnsent, participantRecord, queueOnce } from './rows.ts'

type Participation = Pick<
  AssessmentStore,
  | 'invite'
  | 'participant'
  | 'isAnyAsked'
  | 'participants'
  | 'draft'
  | 'saveDraft'
  | 'submit'
  | 'leave'
  | 'dueReminders'
  | 'remind'
>

/** Whether the wave takes answers; it can't be closed before the transaction ends. */
async function isOpen(tx: Prisma.TransactionClient, workspaceId: string, waveId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ state: string }[]>`SELECT state FROM assessment_wave
    WHERE workspace_id = ${workspaceId} AND wave_id = ${waveId} FOR SHARE`
  return rows[0]?.state === 'open'
}

const ANY_ASKED = `SELECT 1 FROM assessment_participant
  WHERE workspace_id = $1 AND wave_id = $2 AND person_id = ANY($3::text[]) LIMIT 1`

/** Who takes part, and what waits sealed until its wave is closed. */
export function participation({ prisma, pool }: LaneConnection, workspaceId: string): Participation {
  const find = (tx: Prisma.TransactionClient, waveId: string, personId: string) =>
    tx.assessmentParticipant.findUnique({
      where: { workspaceId_waveId_personId: { workspaceId, waveId, personId } },
    })
  return {
    invite: (waveId, people) =>
      prisma.$transaction(async tx => {
        await tx.assessmentParticipant.createMany({
          data: people.map(({ personId, unit, nextReminderAt }) => ({
            workspaceId,
            waveId,
            personId,
            unit,
            nextReminderAt,
            state: 'asked',
          })),
          skipDuplicates: true,
        })
        await queueOnce(
          tx,
          workspaceId,
          people.map(({ message }) => message),
          randomUUID,
        )
      }),

    async participant(waveId, personId) {
      const row = await find(prisma, waveId, personId)
      return row === null ? null : participantRecord(row)
    },

    async isAnyAsked(waveId, personIds) {
      const { rowCount } = await pool.query(ANY_ASKED, [workspaceId, waveId, personIds])
      return rowCount === 1
    },

    async participants(waveId, { after = '', limit }) {
      const rows = await prisma.assessmentParticipant.findMany({
        where: { workspaceId, waveId, personId: { gt: after } },
        orderBy: { personId: 'asc' },
        take: limit,
      })
      return rows.map(participantRecord)
    },

    async draft(waveId, personId) {
      const row = await prisma.assessmentDraft.findUnique({
        where: { workspaceId_waveId_personId: { workspaceId, waveId, personId } },
      })
      return row?.sealed ?? null
    },

    saveDraft: (waveId, personId, sealed) =>
      prisma.$transaction(async tx => {
        if (!(await isOpen(tx, workspaceId, waveId))) return false
        const person = await find(tx, waveId, personId)
        if (person?.state !== 'asked') return false
        const bytes = Uint8Array.from(sealed)
        await tx.assessmentDraft.upsert({
          where: { workspaceId_waveId_personId: { workspaceId, waveId, personId } },
          create: { workspaceId, waveId, personId, sealed: bytes },
          update: { sealed: bytes },
        })
        return true
      }),

    submit: (waveId, personId, sealed, unsentKeys) =>
      prisma.$transaction(async (tx): Promise<SubmitOutcome> => {
        if (!(await isOpen(tx, workspaceId, waveId))) return 'closed'
        const { count } = await tx.assessmentParticipant.updateMany({
          where: { workspaceId, waveId, personId, state: 'asked' },
          data: { state: 'submitted', nextReminderAt: null },
        })
        if (count === 0)
          return (await find(tx, waveId, personId))?.state === 'submitted' ? 'already' : 'not_asked'
        await tx.assessmentDraft.deleteMany({ where: { workspaceId, waveId, personId } })
        await tx.assessmentBallot.create({
          data: { workspaceId, waveId, ballotId: randomUUID(), sealed: Uint8Array.from(sealed) },
        })
        await endUnsent(tx, workspaceId, unsentKeys, TOOK_PART)
        return 'submitted'
      }),

    leave: (waveId, personIds) =>
      prisma.$transaction(async tx => {
        const where = { workspaceId, waveId, personId: { in: [...personIds] } }
        await tx.assessmentParticipant.updateMany({
          where: { ...where, state: 'asked' },
          data: { state: 'left', nextReminderAt: null },
        })
        await tx.assessmentDraft.deleteMany({ where })
      }),

    async dueReminders(at, limit) {
      const rows = await prisma.assessmentParticipant.findMany({
        where: { workspaceId, state: 'asked', nextReminderAt: { lte: at } },
        orderBy: [{ nextReminderAt: 'asc' }, { waveId: 'asc' }, { personId: 'asc' }],
        take: limit,
      })
      return rows.map(participantRecord)
    },

    remind: ({ waveId, personId, remindedNo, nextReminderAt }, next, message) =>
      prisma.$transaction(async tx => {
        const { count } = await tx.assessmentParticipant.updateMany({
          where: { workspaceId, waveId, personId, state: 'asked', remindedNo, nextReminderAt },
          data: { remindedNo: next.remindedNo, nextReminderAt: next.at },
        })
        if (count === 0) return false
        if (message !== null) await queueOnce(tx, workspaceId, [message], randomUUID)
        return true
      }),
  }
}
