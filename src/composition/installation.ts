import type { Config } from '../config.ts'
import { openCsvFolder } from '../crm/index.ts'
import { ConfigError } from '../errors.ts'
import type { Log } from '../log.ts'
import { defaultModel, type Model } from '../scoring/index.ts'
import { createAnswerSeal } from '../store/answer-seal.ts'
import { movedAway } from '../store/archive/house.ts'
import type { FolderLock } from '../store/embedded/folder-lock.ts'
import { openStore, type Store, type StoreLocation } from '../store/index.ts'
import { createBlockSupport } from '../workflows/block-support.ts'
import type { AnswerSeal, BlockSupport, WorkspaceSettings } from '../workflows/ports/index.ts'

/** One installation serves one workspace; its rows carry this id from the start. */
export const WORKSPACE_ID = 'main'

export interface Installation {
  readonly store: Store
  readonly settings: () => Promise<WorkspaceSettings>
  /** One for the whole process, so that a refusal is learned once. */
  readonly blockSupport: BlockSupport
  readonly model: Model
  /** Seals the answers of assessments that are not counted yet. */
  readonly seal: AnswerSeal
  /** Digits after the point of the base currency. */
  readonly baseDigits: number
  readonly openFolder: typeof openCsvFolder
  readonly now: () => Date
  readonly log: Log
  close(): Promise<void>
}

export function currencyDigits(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  )
}

/** The model as this workspace uses it: its fiscal quarters begin with the fiscal year that was set up. */
export function modelOf({ fiscalYearStartMonth }: Pick<WorkspaceSettings, 'fiscalYearStartMonth'>): Model {
  const { governance } = defaultModel
  return {
    ...defaultModel,
    governance: { ...governance, rogue: { ...governance.rogue, fiscalYearStartMonth } },
  }
}

function checkSettings(stored: WorkspaceSettings, config: Config): void {
  const problems: string[] = []
  if (stored.baseCurrency !== config.baseCurrency)
    problems.push(
      `PLUMBLINE_BASE_CURRENCY: expected ${stored.baseCurrency}, found ${config.baseCurrency}; this database holds amounts in ${stored.baseCurrency}, so set that, or use another database`,
    )
  if (stored.fiscalYearStartMonth !== config.fiscalYearStartMonth)
    problems.push(
      `PLUMBLINE_FISCAL_YEAR_START: expected ${stored.fiscalYearStartMonth}, found ${config.fiscalYearStartMonth}; this database was set up with ${stored.fiscalYearStartMonth}, so set that, or use another database`,
    )
  if (problems.length > 0) throw new ConfigError(problems)
}

export function locationOf(config: Config, lock?: FolderLock): StoreLocation {
  if (config.databaseUrl !== null) return { kind: 'postgres', url: config.databaseUrl }
  return { kind: 'embedded', dataDir: config.dataDir, ...(lock === undefined ? {} : { lock }) }
}

/**
 * Opens the database and the settings in it. `isDemonstration` starts switched on and without quiet hours. A lock on
 * the data folder that the caller holds already becomes the installation's.
 */
export async function openInstallation(
  config: Config,
  log: Log,
  isDemonstration = false,
  lock?: FolderLock,
): Promise<Installation> {
  const store = await openStore(locationOf(config, lock), WORKSPACE_ID)
  try {
    const moved = await store.house.movedAt()
    if (moved !== null) throw movedAway(moved)
    const { settings } = store.interactive
    const stored = await settings.open({
      baseCurrency: config.baseCurrency,
      fiscalYearStartMonth: config.fiscalYearStartMonth,
      isSwitchedOn: isDemonstration,
      hasQuietHours: !isDemonstration && config.hasQuietHours,
      pilotManagerId: null,
      classicBlocksSince: null,
    })
    checkSettings(stored, config)
    return {
      store,
      // Quiet hours are a setting of the process, so that changing it needs no database.
      settings: async () => ({
        ...(await settings.open(stored)),
        hasQuietHours: isDemonstration ? false : config.hasQuietHours,
      }),
      blockSupport: createBlockSupport(stored.classicBlocksSince, {
        change: settings.change,
        now: () => new Date(),
      }),
      model: modelOf(stored),
      seal: createAnswerSeal(config.dataDir),
      baseDigits: currencyDigits(stored.baseCurrency),
      openFolder: openCsvFolder,
      now: () => new Date(),
      log,
      close: () => store.close(),
    }
  } catch (error) {
    await store.close()
    throw error
  }
}
