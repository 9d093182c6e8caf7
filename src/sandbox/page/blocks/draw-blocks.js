/** @import { WireBlock } from '../../page-api.ts' */
/** @import { DrawnBlock, Surface } from '../types.ts' */

import { drawChart } from '../charts/chart.js'
import { el } from '../dom.js'
import { drawActions, drawContextActions } from './actions.js'
import { drawFileBlock, drawVideo } from './attached.js'
import {
  drawAlert,
  drawContext,
  drawDivider,
  drawHeader,
  drawImageBlock,
  drawMarkdown,
  drawRichText,
  drawSection,
} from './basic.js'
import { drawCard, drawCarousel } from './cards.js'
import { drawContainer } from './container.js'
import { drawDataTable } from './data-table.js'
import { drawInput } from './input.js'
import { drawPlan, drawTaskCard } from './plan.js'
import { drawTable } from './table.js'

/** @type {{ [Type in DrawnBlock['type']]: (block: Extract<DrawnBlock, { type: Type }>, surface: Surface) => HTMLElement }} */
const drawings = {
  actions: drawActions,
  alert: drawAlert,
  card: drawCard,
  carousel: drawCarousel,
  container: drawContainer,
  context: drawContext,
  context_actions: drawContextActions,
  data_table: drawDataTable,
  data_visualization: drawChart,
  divider: drawDivider,
  file: drawFileBlock,
  header: drawHeader,
  image: drawImageBlock,
  input: drawInput,
  markdown: drawMarkdown,
  plan: drawPlan,
  rich_text: drawRichText,
  section: drawSection,
  table: drawTable,
  task_card: drawTaskCard,
  video: drawVideo,
}

/**
 * @param {readonly WireBlock[]} blocks
 * @param {Surface} surface
 */
export function drawBlocks(blocks, surface) {
  return blocks.map(block => {
    const node = el('div', { class: 'block', 'data-block': block.type, 'data-block-id': block.block_id })
    node.append(drawBlock(block, surface))
    return node
  })
}

/**
 * @param {WireBlock} block
 * @param {Surface} surface
 */
function drawBlock(block, surface) {
  if (!Object.hasOwn(drawings, block.type))
    return placeholder(block, `The block “${block.type}” is not drawn here yet.`)
  const draw = /** @type {(block: WireBlock, surface: Surface) => HTMLElement} */ (
    drawings[/** @type {DrawnBlock['type']} */ (block.type)]
  )
  try {
    return draw(block, surface)
  } catch {
    return placeholder(block, `This “${block.type}” block could not be drawn.`)
  }
}

/**
 * @param {WireBlock} block
 * @param {string} words
 */
function placeholder(block, words) {
  return el(
    'div',
    { class: 'placeholder' },
    el('p', {}, words),
    el(
      'details',
      {},
      el('summary', {}, 'As the app sent it'),
      el('pre', { tabindex: 0 }, JSON.stringify(block, null, 2)),
    ),
  )
}
