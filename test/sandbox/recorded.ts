import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sharedData } from '../support/shared-data.ts'

/** Payloads and answers that were recorded from Slack itself, values blanked; in a folder beside the project. */
const recorded = sharedData('slack')

export const isRecorded = recorded !== null

export function filesIn(folder: string): string[] {
  if (recorded === null) return []
  return readdirSync(join(recorded, folder))
    .filter(name => name.endsWith('.json'))
    .sort()
}

export const read = (path: string) => JSON.parse(readFileSync(join(recorded ?? '', path), 'utf8'))
