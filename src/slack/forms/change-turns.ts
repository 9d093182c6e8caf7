/** Views that are remembered; older ones are long closed. */
const MOST_VIEWS = 1_000

export interface Turn {
  /** False once something newer was typed in the same view. */
  readonly isNewest: () => boolean
}

/**
 * Changes of one view, in the order in which a person made them: events may arrive, and be answered, in another one.
 * Null for a change that a newer one has overtaken before it was begun.
 */
export function changeTurns(): { readonly take: (viewId: string, actionTs: string) => Turn | null } {
  const newest = new Map<string, number>()
  return {
    take(viewId, actionTs) {
      const at = Number(actionTs)
      if (at < (newest.get(viewId) ?? Number.NEGATIVE_INFINITY)) return null
      newest.delete(viewId)
      newest.set(viewId, at)
      const [oldest] = newest.keys()
      if (newest.size > MOST_VIEWS && oldest !== undefined) newest.delete(oldest)
      return { isNewest: () => (newest.get(viewId) ?? at) <= at }
    },
  }
}
