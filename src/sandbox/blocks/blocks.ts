import { asText, isObject, type JsonObject } from '../json.ts'
import { byType, type Check, type Faults, fault, list, noDuplicates } from './check.ts'
import { childBlocks, classicBlocks, newerBlocks } from './layout.ts'
import { checkTableCharacters } from './tables.ts'

export type Surface = 'message' | 'modal' | 'home'
export type Mode = 'current' | 'older'

/** https://docs.slack.dev/reference/block-kit/blocks: 50 in a message, 100 in a modal or Home tab */
const blockLimits: Record<Surface, number> = { message: 50, modal: 100, home: 100 }

/** Where a block may stand; those that are not listed may stand anywhere. */
const surfacesOf: Partial<Record<string, Surface[]>> = {
  alert: ['modal'],
  card: ['message'],
  carousel: ['message'],
  context_actions: ['message'],
  data_table: ['message'],
  markdown: ['message'],
  plan: ['message'],
  table: ['message'],
  task_card: ['message'],
}

const { table: _, ...olderSimple } = classicBlocks

function checksFor(surface: Surface, mode: Mode): Record<string, Check> {
  const all: Record<string, Check> = mode === 'older' ? olderSimple : { ...classicBlocks, ...newerBlocks }
  return Object.fromEntries(
    Object.entries(all).filter(([type]) => surfacesOf[type]?.includes(surface) ?? true),
  )
}

const prepared = new Map<string, Check>()

function listFor(surface: Surface, mode: Mode): Check {
  const key = `${surface} ${mode}`
  const known = prepared.get(key)
  if (known !== undefined) return known
  const check = list(byType(checksFor(surface, mode)), blockLimits[surface], 0)
  prepared.set(key, check)
  return check
}

/** Everything that is wrong with an array of blocks, in Slack's words. Empty: nothing. */
export function checkBlocks(blocks: unknown, surface: Surface, mode: Mode, at = '/blocks'): Faults {
  const faults: Faults = []
  listFor(surface, mode)(blocks, at, faults)
  // What follows looks across blocks, and takes each of them to be sound.
  if (faults.length > 0 || !Array.isArray(blocks)) return faults
  const objects = blocks.filter(isObject)
  const ids = objects.flatMap(block => [block, ...childBlocks(block)]).map(block => asText(block['block_id']))
  noDuplicates(ids, 'block_id', at, faults)
  checkTableCharacters(objects, at, faults)
  if (surface !== 'message') checkFocus(objects, at, faults)
  return faults
}

/** Only one element of a view may ask for the focus. */
function checkFocus(blocks: JsonObject[], at: string, faults: Faults): void {
  const wanting = JSON.stringify(blocks).match(/"focus_on_load":true/g) ?? []
  if (wanting.length > 1) fault(faults, 'only one element can have `focus_on_load`', at)
}
