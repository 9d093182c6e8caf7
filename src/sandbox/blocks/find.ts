import { asArray, asText, isObject, type JsonObject } from '../json.ts'

export interface FoundElement {
  block: JsonObject
  element: JsonObject
}

/** Every element of these blocks that a person can act on, with the block it stands in. */
export function interactiveElements(blocks: unknown[]): FoundElement[] {
  return blocks.filter(isObject).flatMap(block => {
    const isActions = block['type'] === 'actions' || block['type'] === 'context_actions'
    const own = [
      block['accessory'],
      block['element'],
      ...(isActions ? asArray(block['elements']) : []),
      ...(block['type'] === 'card' ? asArray(block['actions']) : []),
    ]
    const found = own.filter(isObject).filter(element => asText(element['action_id']) !== undefined)
    const inner = [
      ...asArray(block['child_blocks']),
      ...(block['type'] === 'carousel' ? asArray(block['elements']) : []),
    ]
    return [...found.map(element => ({ block, element })), ...interactiveElements(inner)]
  })
}

export function findElement(blocks: unknown[], blockId: string, actionId: string): FoundElement | undefined {
  return interactiveElements(blocks).find(
    ({ block, element }) => block['block_id'] === blockId && element['action_id'] === actionId,
  )
}
