/** @import { PersonSession } from '../session/person-session.js' */
import { el } from '../dom.js'
import { post } from '../session/api.js'
import { errorWords, failureWords } from '../session/failure-words.js'
import { createSurface } from '../session/surfaces.js'
import { drawHead } from './head.js'
import { keepFocus } from './keep-focus.js'

/** @param {PersonSession} session */
export function createHome(session) {
  const { app } = session.workspace
  const status = el('p', { class: 'muted home-status', role: 'status' })
  const content = el('div', { class: 'home-content' })
  const scroller = el('div', { class: 'home-scroller' }, status, content)
  let drawn = ''
  const redraw = () => {
    const { view, viewId } = session.home
    const next = JSON.stringify(session.home)
    if (next === drawn) return
    drawn = next
    status.textContent = view ? '' : `${app.name} has not written a Home for you yet.`
    keepFocus(content, () => {
      content.replaceChildren(
        ...(view && viewId ? createSurface(session, { type: 'view', viewId }).drawBlocks(view.blocks) : []),
      )
    })
  }
  const stop = session.on('home', redraw)
  redraw()
  void open()
  return {
    node: el(
      'div',
      { class: 'home' },
      drawHead(session, { title: app.name, note: 'App', tabs: 'home' }),
      scroller,
    ),
    focus: () => {},
    shown: () => {},
    close: stop,
  }

  async function open() {
    try {
      const result = await post(session.path('home'), { tab: 'home' })
      if (result.outcome === 'failed') status.textContent = failureWords(result)
    } catch (error) {
      status.textContent = errorWords(error)
    }
  }
}
