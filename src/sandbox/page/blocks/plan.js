/** @import { PlanBlock, TaskCardBlock } from '@slack/types' */
/** @import { Surface } from '../types.ts' */
import { el } from '../dom.js'
import { drawLink, drawText } from '../text/draw-text.js'
import { parseRichText } from '../text/rich-text.js'

const words = /** @type {const} */ ({
  pending: 'To do',
  in_progress: 'Under way',
  complete: 'Done',
  error: 'Failed',
})
const marks = /** @type {const} */ ({ pending: '○', in_progress: '◐', complete: '✓', error: '×' })

/**
 * @param {PlanBlock} block
 * @param {Surface} surface
 */
export function drawPlan(block, surface) {
  const tasks = (block.tasks ?? []).filter(isTask)
  const done = tasks.filter(task => task.status === 'complete').length
  return el(
    'section',
    { class: 'plan' },
    el('p', { class: 'plan-title' }, block.title),
    el('p', { class: 'plan-progress' }, `${done} of ${tasks.length} done`),
    el(
      'ul',
      { class: 'plan-tasks' },
      tasks.map(task => el('li', {}, drawTaskCard(task, surface))),
    ),
  )
}

/**
 * @param {TaskCardBlock} task
 * @param {Surface} surface
 */
export function drawTaskCard(task, surface) {
  const status = Object.hasOwn(words, task.status) ? task.status : 'pending'
  const more = [
    task.details
      ? el('div', { class: 'text' }, drawText(parseRichText(task.details), surface.directory))
      : null,
    task.output
      ? el('div', { class: 'text' }, drawText(parseRichText(task.output), surface.directory))
      : null,
    task.sources?.length
      ? el(
          'p',
          { class: 'task-sources' },
          'Sources: ',
          task.sources.flatMap((source, index) => [
            index > 0 ? ', ' : '',
            drawLink(source.url, [document.createTextNode(source.text)]),
          ]),
        )
      : null,
  ].filter(part => part !== null)
  const head = [
    el(
      'span',
      { class: `task-status task-${status}`, role: 'img', 'aria-label': words[status] },
      marks[status],
    ),
    el('span', { class: 'task-title' }, task.title),
  ]
  if (more.length === 0) return el('div', { class: 'task-card' }, head)
  return el(
    'details',
    { class: 'task-card', open: status === 'in_progress' || status === 'error' },
    el('summary', {}, head),
    more,
  )
}

/**
 * @param {unknown} task
 * @returns {task is TaskCardBlock}
 */
function isTask(task) {
  return typeof task === 'object' && task !== null && 'title' in task && 'status' in task
}
