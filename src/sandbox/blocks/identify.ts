import { asArray, isObject, type JsonObject } from '../json.ts'
import type { Ids } from '../workspace/ids.ts'

const inert = new Set(['image', 'plain_text', 'mrkdwn', 'card'])

/** Copies of the blocks with a `block_id` and every element's `action_id`, made up where the app left them out. */
export function identifyBlocks(blocks: JsonObject[], ids: Ids): JsonObject[] {
  return blocks.map(block => {
    const copy: JsonObject = { ...block, block_id: block['block_id'] ?? ids.short() }
    if (isObject(block['accessory'])) copy['accessory'] = identifyElement(block['accessory'], ids)
    if (isObject(block['element'])) copy['element'] = identifyElement(block['element'], ids)
    if (Array.isArray(block['actions'])) copy['actions'] = identifyElements(block['actions'], ids)
    if (block['type'] === 'carousel')
      copy['elements'] = identifyBlocks(asArray(block['elements']).filter(isObject), ids)
    else if (block['type'] === 'actions' || block['type'] === 'context_actions')
      copy['elements'] = identifyElements(asArray(block['elements']), ids)
    if (Array.isArray(block['child_blocks']))
      copy['child_blocks'] = identifyBlocks(block['child_blocks'].filter(isObject), ids)
    return copy
  })
}

function identifyElements(elements: unknown[], ids: Ids): unknown[] {
  return elements.map(element => (isObject(element) ? identifyElement(element, ids) : element))
}

function identifyElement(element: JsonObject, ids: Ids): JsonObject {
  if (inert.has(String(element['type'])) || element['action_id'] !== undefined) return element
  return { ...element, action_id: ids.short() }
}
