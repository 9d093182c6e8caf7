/** @import { WorkspaceView } from '../../page-api.ts' */
import { get } from './api.js'

/**
 * The document carries the workspace as it was when the page was asked for; after that it is asked for.
 *
 * @returns {Promise<WorkspaceView>}
 */
export async function readWorkspace() {
  const first = document.getElementById('first')
  first?.remove()
  return first ? JSON.parse(first.textContent ?? '') : get('workspace')
}
