import type {
  AssessmentStore,
  AuditStore,
  CheckInStore,
  CoachingStore,
  Directory,
  FactReader,
  FactWriter,
  OutboxStore,
  ReceiptStore,
  RunStore,
  ScheduleStore,
  SettingsStore,
  ShareStore,
  StatementStore,
} from '../workflows/ports/index.ts'
import { type House, house } from './archive/house.ts'
import { assessmentStore } from './assessments/index.ts'
import { auditStore } from './audit.ts'
import { checkInStore } from './check-ins.ts'
import { coachingStore } from './coaching.ts'
import { type LaneConnection, type Lanes, openLanes, type StoreLocation } from './connection/open-lanes.ts'
import { asUnavailable, guarded } from './connection/unavailable.ts'
import { directory } from './directory.ts'
import { factReading } from './facts/fact-reader.ts'
import { factWriting } from './facts/fact-writer.ts'
import { statementStore } from './facts/given-facts.ts'
import { importReading, importWriting } from './imports.ts'
import { outboxStore } from './outbox.ts'
import { receiptStore } from './receipts.ts'
import { runStore } from './runs.ts'
import { scheduleStore } from './schedules.ts'
import { settingsStore } from './settings.ts'
import { shareStore } from './shares.ts'

export type { StoreLocation } from './connection/open-lanes.ts'

/** All ports of one workspace, in one lane. */
export interface Ports {
  readonly writer: FactWriter
  readonly reader: FactReader
  readonly runs: RunStore
  readonly coaching: CoachingStore
  readonly checkIns: CheckInStore
  readonly statements: StatementStore
  readonly outbox: OutboxStore
  readonly receipts: ReceiptStore
  readonly directory: Directory
  readonly schedules: ScheduleStore
  readonly assessments: AssessmentStore
  readonly settings: SettingsStore
  readonly audit: AuditStore
  readonly shares: ShareStore
}

/** The database of one workspace. Answers to people use `interactive`; imports, runs and rounds use `bulk`. */
export interface Store {
  readonly interactive: Ports
  readonly bulk: Ports
  /** Work of a name goes one at a time, over all instances on this database. */
  alone<Result>(name: string, work: () => Promise<Result>): Promise<Result>
  /** Moves everything to another database. */
  readonly house: House
  /** Raises `UnavailableError` where the database does not answer. */
  ping(): Promise<void>
  close(): Promise<void>
}

function ports(lane: LaneConnection, workspaceId: string, whatToDo: string): Ports {
  const guard = <Port extends object>(port: Port) => guarded(port, whatToDo)
  return {
    writer: guard({ ...factWriting(lane, workspaceId), ...importWriting(lane, workspaceId) }),
    reader: guard({ ...factReading(lane, workspaceId), ...importReading(lane, workspaceId) }),
    runs: guard(runStore(lane, workspaceId)),
    coaching: guard(coachingStore(lane, workspaceId)),
    checkIns: guard(checkInStore(lane, workspaceId)),
    statements: guard(statementStore(lane, workspaceId)),
    outbox: guard(outboxStore(lane, workspaceId)),
    receipts: guard(receiptStore(lane, workspaceId)),
    directory: guard(directory(lane, workspaceId)),
    schedules: guard(scheduleStore(lane, workspaceId)),
    assessments: guard(assessmentStore(lane, workspaceId)),
    settings: guard(settingsStore(lane, workspaceId)),
    audit: guard(auditStore(lane, workspaceId)),
    shares: guard(shareStore(lane, workspaceId)),
  }
}

/** The store of one workspace on lanes that are open already; closing it closes them. */
export function storeOn(lanes: Lanes, workspaceId: string): Store {
  return {
    interactive: ports(lanes.interactive, workspaceId, lanes.whatToDo),
    bulk: ports(lanes.bulk, workspaceId, lanes.whatToDo),
    alone: (name, work) => lanes.bulk.alone(`${name} of ${workspaceId}`, work),
    house: guarded(house(lanes.bulk, workspaceId), lanes.whatToDo),
    async ping() {
      try {
        await lanes.interactive.pool.query('SELECT 1')
      } catch (error) {
        throw asUnavailable(error, lanes.whatToDo)
      }
    },
    close: () => lanes.close(),
  }
}

/**
 * Opens the database and brings it up to this release. Raises `UnavailableError`, with one sentence on what to do,
 * where the database is down, the data folder is in use or cannot be read, or a newer release made it.
 */
export async function openStore(location: StoreLocation, workspaceId: string): Promise<Store> {
  return storeOn(await openLanes(location), workspaceId)
}
