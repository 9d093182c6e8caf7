import type { Logger } from 'pino'
import type { Model } from '../scoring/index.ts'
import type { AnswerPorts } from '../workflows/answers/ports.ts'
import type { AssessPorts } from '../workflows/assess/ports.ts'
import type { HoldPorts } from '../workflows/check-in/hold.ts'
import type { OperationsPorts } from '../workflows/operations/ports.ts'
import type { BlockSupport, ReceiptStore, ShareStore } from '../workflows/ports/index.ts'
import type { AnswerQuestionPorts, DisputePorts } from '../workflows/react/index.ts'
import type { Listening } from './routes.ts'

/** What the surfaces need once the database is open; acknowledging does not wait for it. */
export interface SlackServices {
  readonly answers: AnswerPorts
  readonly checkIn: HoldPorts
  readonly shares: ShareStore
  readonly react: DisputePorts & AnswerQuestionPorts
  readonly operations: OperationsPorts
  readonly rules: Model['coaching']
  readonly receipts: ReceiptStore
  readonly blockSupport: BlockSupport
  readonly assess: AssessPorts
}

/** What listeners are registered on. */
export interface Surface {
  readonly app: Listening
  readonly log: Logger
  readonly apiUrl: string | null
  readonly services: () => Promise<SlackServices>
}
