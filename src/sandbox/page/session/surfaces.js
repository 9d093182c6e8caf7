/** @import { ActResult, ElementContainer, FormState } from '../../page-api.ts' */
/** @import { Surface } from '../types.ts' */
/** @import { PersonSession } from './person-session.js' */
import { drawBlocks } from '../blocks/draw-blocks.js'
import { post, upload } from './api.js'

/** What people have touched in each message and view, so that an update of it loses nothing. @type {WeakMap<PersonSession, Map<string, FormState>>} */
const states = new WeakMap()

/**
 * @param {PersonSession} session
 * @param {ElementContainer} container
 * @returns {Surface}
 */
export function createSurface(session, container) {
  const key = container.type === 'message' ? `${container.channel}/${container.ts}` : container.viewId
  const known = states.get(session) ?? new Map()
  states.set(session, known)
  const state = known.get(key) ?? {}
  known.set(key, state)
  /** @type {Surface} */
  const surface = {
    directory: session,
    container,
    channel: container.type === 'message' ? container.channel : session.openChannel,
    state,
    fields: new Map(),
    act: async press => {
      const body = { container, ...press, ...(Object.keys(state).length > 0 ? { state } : {}) }
      return session.absorb(/** @type {ActResult} */ (await post(session.path('actions'), body)))
    },
    suggest: (blockId, actionId, query) =>
      post(session.path('suggestions'), { container, blockId, actionId, query }),
    upload: file => upload(session.path('files'), file),
    drawBlocks: blocks => drawBlocks(blocks, surface),
  }
  return surface
}
