import { join } from 'node:path'
import type { Config } from '../config.ts'

/** The sample stays as it was on its day, so rounds run by hand only: this day comes once in four years. */
const BY_HAND_ONLY = '0 0 29 2 *'

/**
 * The demonstration has an embedded database of its own, whatever else is set, so that sample companies and real
 * facts never meet and a real bot never starts with its switches. Its amounts are US dollars without rates to another currency.
 */
export function demonstrationConfig(config: Config): Config {
  return {
    ...config,
    databaseUrl: null,
    dataDir: join(config.dataDir, 'demonstration'),
    roundCron: BY_HAND_ONLY,
    baseCurrency: 'USD',
    fiscalYearStartMonth: 1,
    administrators: [],
  }
}
