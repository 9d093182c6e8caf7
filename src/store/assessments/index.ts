import { randomUUID } from 'node:crypto'
import type { AssessmentStore } from '../../workflows/ports/index.ts'
import type { LaneConnection } from '../connection/open-lanes.ts'
import { participation } from './participation.ts'
import { actionRecord, queueOnce } from './rows.ts'
import { waveRows } from './waves.ts'

type Actions = Pick<
  AssessmentStore,
  'addAction' | 'actionsOf' | 'action' | 'dueActions' | 'remindOwner' | 'settleAction'
>

function actionRows({ prisma }: LaneConnection, workspaceId: string): Actions {
  return {
    async addAction({ unit, ...action }) {
      await prisma.assessmentAction.createMany({
        data: [{ ...action, workspaceId, unit: unit ?? '' }],
        skipDuplicates: true,
      })
    },
    async actionsOf(waveIds) {
      const rows = await prisma.assessmentAction.findMany({
        where: { workspaceId, waveId: { in: [...waveIds] } },
        orderBy: [{ dueOn: 'asc' }, { actionId: 'asc' }],
      })
      return rows.map(actionRecord)
    },
    async action(actionId) {
      const row = await prisma.assessmentAction.findUnique({
        where: { workspaceId_actionId: { workspaceId, actionId } },
      })
      return row === null ? null : actionRecord(row)
    },
    async dueActions(today) {
      const rows = await prisma.assessmentAction.findMany({
        where: { workspaceId, state: 'open', isReminded: false, dueOn: { lte: today } },
        orderBy: [{ dueOn: 'asc' }, { actionId: 'asc' }],
      })
      return rows.map(actionRecord)
    },
    remindOwner: (actionId, message) =>
      prisma.$transaction(async tx => {
        const { count } = await tx.assessmentAction.updateMany({
          where: { workspaceId, actionId, isReminded: false },
          data: { isReminded: true },
        })
        if (count === 1) await queueOnce(tx, workspaceId, [message], randomUUID)
      }),
    async settleAction(actionId, state, outcome) {
      await prisma.assessmentAction.updateMany({
        where: { workspaceId, actionId },
        data: { state, outcome },
      })
    },
  }
}

/** Assessments of one workspace. */
export function assessmentStore(lane: LaneConnection, workspaceId: string): AssessmentStore {
  return {
    chunkRows: lane.chunkRows,
    ...waveRows(lane, workspaceId),
    ...participation(lane, workspaceId),
    ...actionRows(lane, workspaceId),
  }
}
