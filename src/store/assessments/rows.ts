import type {
  AssessmentAction,
  AssessmentMessage,
  NewWave,
  Part,
  Participant,
  Wave,
  WaveState,
} from '../../workflows/ports/index.ts'
import type {
  AssessmentAction as ActionRow,
  AssessmentParticipant,
  AssessmentWave,
  Prisma,
} from '../generated/client.ts'
import { json } from '../nudges.ts'

export const waveRecord = ({ workspaceId: _, ...row }: AssessmentWave): Wave => ({
  ...row,
  form: row.form as unknown as Wave['form'],
  scope: row.scope as unknown as Wave['scope'],
  state: row.state as WaveState,
  result: row.result as unknown as Wave['result'],
})

export const waveRow = (workspaceId: string, wave: NewWave): Prisma.AssessmentWaveCreateManyInput => ({
  ...wave,
  workspaceId,
  form: json(wave.form),
  scope: json(wave.scope),
  state: 'opening',
})

export const participantRecord = ({ workspaceId: _, ...row }: AssessmentParticipant): Participant => ({
  ...row,
  state: row.state as Part,
})

export const actionRecord = ({ workspaceId: _, ...row }: ActionRow): AssessmentAction => ({
  ...row,
  unit: row.unit === '' ? null : row.unit,
  state: row.state as AssessmentAction['state'],
})

/** Rows of the outbox; a key that is there already stays as it is. */
export async function queueOnce(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  messages: readonly AssessmentMessage[],
  newId: () => string,
): Promise<void> {
  await tx.outbox.createMany({
    data: messages.map(({ content, ...message }) => ({
      ...message,
      workspaceId,
      outboxId: newId(),
      state: 'due',
      content: json(content),
    })),
    skipDuplicates: true,
  })
}

/** Messages that have not left yet don't leave any more. */
export async function endUnsent(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  keys: readonly string[],
  stateReason: string,
): Promise<void> {
  await tx.outbox.updateMany({
    where: { workspaceId, key: { in: [...keys] }, state: 'due' },
    data: { state: 'dead', stateReason },
  })
}
