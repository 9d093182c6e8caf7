import type { FrozenForm } from '../../assessment/index.ts'
import { alignment, type Model } from '../../scoring/index.ts'

/** How many people stand behind whatever is shown, as people were told when the wave was started. */
export const promisedFewest = ({ suppression }: FrozenForm, model: Model): number =>
  alignment.fewestPeople(suppression ?? model.alignment.suppression)

/** A model that shows no more than was promised when the wave was started, nor more than is allowed today. */
export function withPromise({ suppression }: FrozenForm, model: Model): Model {
  if (suppression === undefined) return model
  const strict = alignment.stricter(suppression, model.alignment.suppression)
  return { ...model, alignment: { ...model.alignment, suppression: strict } }
}
