import { randomInt, randomUUID } from 'node:crypto'
import type { AssessPorts } from '../workflows/assess/ports.ts'
import type { Installation } from './installation.ts'

const CHANCES = 2 ** 32

/** Ports of assessments: answers to people in the one lane, everything unasked in the other. */
export function assessPorts(
  installation: Installation,
  lane: 'interactive' | 'bulk',
  soon: () => void = () => {},
): AssessPorts {
  const { store, seal, settings, model, now } = installation
  const { assessments, directory, reader, coaching } = store[lane]
  const ports = { assessments, seal, directory, facts: reader, coaching, settings, model, now, soon }
  return { ...ports, newId: randomUUID, chance: () => randomInt(CHANCES) / CHANCES }
}
