/**
 * Redraws part of the page without taking the keyboard away from whoever was in it: the same element of the same block
 * gets the focus and the cursor back.
 *
 * @param {HTMLElement} root
 * @param {() => void} redraw
 */
export function keepFocus(root, redraw) {
  const active = document.activeElement
  if (!(active instanceof HTMLElement) || !root.contains(active)) return redraw()
  const key = keyOf(active)
  const selection = isTextField(active) ? [active.selectionStart, active.selectionEnd] : null
  const scrollTop = root.scrollTop
  redraw()
  root.scrollTop = scrollTop
  const [name, index] = key
  const next = [...root.querySelectorAll(`[data-action="${CSS.escape(name)}"]`)].filter(
    node => blockOf(node) === index,
  )[key[2]]
  if (!(next instanceof HTMLElement)) return
  next.focus()
  if (selection && isTextField(next) && selection[0] !== null)
    next.setSelectionRange(selection[0] ?? 0, selection[1] ?? 0)
}

/**
 * @param {HTMLElement} active
 * @returns {[action: string, block: string, position: number]}
 */
function keyOf(active) {
  const action = active.dataset['action'] ?? ''
  const block = active.closest('[data-block]')
  const same = [...(block?.querySelectorAll(`[data-action="${CSS.escape(action)}"]`) ?? [])]
  return [action, blockOf(active), Math.max(0, same.indexOf(active))]
}

/** @param {Element} node */
function blockOf(node) {
  return node.closest('[data-block]')?.getAttribute('data-block-id') ?? ''
}

/**
 * @param {Element} node
 * @returns {node is HTMLInputElement | HTMLTextAreaElement}
 */
function isTextField(node) {
  return (
    node instanceof HTMLTextAreaElement ||
    (node instanceof HTMLInputElement && /^(text|url|tel|search|password)$/.test(node.type))
  )
}
