import type { View } from '@slack/types'
import type { Core } from '../core.ts'
import type { HomeView, ModalStackView } from '../page-api.ts'
import { viewShape } from '../shapes/view.ts'
import type { StoredView } from '../workspace/views.ts'

export function modalsOf(core: Core, userId: string): ModalStackView {
  const stack = core.views.stackOf(userId).map(one => ({
    id: one.id,
    view: wireView(core, one),
    isSubmitting: one.isSubmitting,
  }))
  return { stack }
}

export function homeOf(core: Core, userId: string): HomeView {
  const view = core.views.homeOf(userId)
  return view === undefined ? { view: null, viewId: null } : { view: wireView(core, view), viewId: view.id }
}

export function tellModals(core: Core, userId: string): void {
  core.changes.publish([userId], () => ({ type: 'modals', modals: modalsOf(core, userId) }))
}

export function tellHome(core: Core, userId: string): void {
  core.changes.publish([userId], () => ({ type: 'home', home: homeOf(core, userId) }))
}

// Checked when it came in; the page draws what it knows and shows the rest as text.
function wireView(core: Core, view: StoredView): View {
  return viewShape(core, view) as unknown as View
}
