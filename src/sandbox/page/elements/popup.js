/** Space between a popup and the window's edge, in pixels. */
const marginPx = 8

/**
 * Shows a popup under (or over) its anchor, above everything else, until a press outside, Escape or scrolling closes it.
 * It becomes the anchor's sibling, so that it also works inside an open dialog.
 *
 * @param {HTMLElement} anchor
 * @param {HTMLElement} popup
 * @param {() => void} onClose
 */
export function openPopup(anchor, popup, onClose) {
  popup.setAttribute('popover', 'manual')
  anchor.after(popup)
  popup.showPopover()
  place(anchor, popup)
  const listening = new AbortController()
  let isOpen = true
  const close = () => {
    if (!isOpen) return
    isOpen = false
    listening.abort()
    popup.remove()
    onClose()
  }
  const options = { signal: listening.signal, capture: true }
  document.addEventListener(
    'pointerdown',
    event => {
      const target = /** @type {Node} */ (event.target)
      if (!popup.contains(target) && !anchor.contains(target)) close()
    },
    options,
  )
  window.addEventListener('resize', () => place(anchor, popup), options)
  document.addEventListener(
    'scroll',
    event => {
      if (!popup.contains(/** @type {Node} */ (event.target))) place(anchor, popup)
    },
    options,
  )
  return { close, place: () => place(anchor, popup) }
}

/**
 * @param {HTMLElement} anchor
 * @param {HTMLElement} popup
 */
function place(anchor, popup) {
  const around = anchor.getBoundingClientRect()
  popup.style.minWidth = `${Math.min(around.width, window.innerWidth - 2 * marginPx)}px`
  popup.style.maxHeight = ''
  const size = popup.getBoundingClientRect()
  const below = window.innerHeight - around.bottom - marginPx
  const above = around.top - marginPx
  const isBelow = below >= Math.min(size.height, 200) || below >= above
  popup.style.maxHeight = `${Math.max(80, isBelow ? below : above)}px`
  const height = Math.min(size.height, isBelow ? below : above)
  const left = Math.min(around.left, window.innerWidth - size.width - marginPx)
  popup.style.left = `${Math.max(marginPx, left)}px`
  popup.style.top = `${isBelow ? around.bottom + 4 : around.top - height - 4}px`
}
