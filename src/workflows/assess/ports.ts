import { createHash } from 'node:crypto'
import type { Model } from '../../scoring/index.ts'
import type { HoursPorts } from '../coach/hours.ts'
import { workingHoursOf } from '../coach/hours.ts'
import type {
  AnswerSeal,
  AssessmentMessage,
  AssessmentStore,
  Directory,
  FactReader,
  Person,
  Wave,
  WorkspaceSettings,
} from '../ports/index.ts'

/** What assessments work with. */
export interface AssessPorts extends HoursPorts {
  readonly assessments: AssessmentStore
  readonly seal: AnswerSeal
  readonly directory: Directory
  readonly facts: FactReader
  readonly settings: () => Promise<WorkspaceSettings>
  readonly model: Model
  readonly now: () => Date
  readonly newId: () => string
  /** From 0 up to 1, from a source that nobody can run again: it decides what is hidden though it need not be. */
  readonly chance: () => number
  /** Has the work that is due now done beside the answer. */
  readonly soon: () => void
}

export async function hoursOf(ports: AssessPorts, personId: string) {
  const { hasQuietHours } = await ports.settings()
  return workingHoursOf(ports, personId, { hasQuietHours, rules: ports.model.coaching })
}

/** The same for the same message, so that it is queued once; without the salt it tells nothing. */
export function messageKey({ salt }: Pick<Wave, 'salt'>, ...parts: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([salt, ...parts]))
    .digest('hex')
    .slice(0, 40)
}

/** A wave is extended this often; longer waves ask people who have changed their minds since. */
export const MOST_EXTENSIONS = 2

/** What tells a reminder from the others: the last one comes again after each extension. */
export const reminderParts = (no: number, isLast: boolean, extensions: number): readonly string[] => [
  'reminder',
  String(no),
  ...(isLast && extensions > 0 ? [`extension ${extensions}`] : []),
]

/** Keys of what asks somebody to take part: the invitation and every reminder. */
export function askingKeys(wave: Pick<Wave, 'salt'>, personId: string, { coaching }: Model) {
  const { remindersOnDays } = coaching.assessment
  const last = remindersOnDays.length - 1
  const extensions = [...Array(MOST_EXTENSIONS + 1).keys()]
  const reminders = remindersOnDays.flatMap((_, no) =>
    no === last ? extensions.map(number => reminderParts(no, true, number)) : [reminderParts(no, false, 0)],
  )
  return [['invitation'], ...reminders].map(parts => messageKey(wave, personId, ...parts))
}

/** What a message of an assessment says; its buttons follow from what it offers. */
export interface AssessmentContent {
  readonly type: 'assessment'
  readonly waveId: string
  readonly title: string
  readonly lines: readonly string[]
  readonly small: readonly string[]
  readonly offers: readonly ('answer' | 'results' | 'take_on')[]
  /** The action that the message is about. */
  readonly actionId: string | null
}

export const message = (
  wave: Pick<Wave, 'waveId' | 'salt'>,
  personId: string,
  dueAt: Date,
  parts: readonly string[],
  content: Omit<AssessmentContent, 'type' | 'waveId'>,
): AssessmentMessage => ({
  personId,
  key: messageKey(wave, personId, ...parts),
  dueAt,
  content: { type: 'assessment', waveId: wave.waveId, ...content } satisfies AssessmentContent,
})

/** Whether somebody may start a wave, and for whom: sales operations for all, a manager for the own organisation. */
export function startScope(person: Person): { readonly under: string | null } | null {
  if (person.role === 'sales_operations') return { under: null }
  return person.role === 'manager' ? { under: person.personId } : null
}
