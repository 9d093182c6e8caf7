import type { Person } from '../../workflows/ports/index.ts'
import type { ShownBlock } from '../blocks/native.ts'
import type { SlackServices } from '../surface.ts'

/** Who looks at their Home tab. */
export interface Viewer {
  readonly person: Person
  readonly slackUserId: string
  readonly at: Date
}

/** One part of the Home tab. `home/index.ts` lists them in order. */
export interface HomeSection {
  /** Says where it failed; the other sections are shown all the same. */
  readonly id: string
  readonly isFor: (viewer: Viewer) => boolean
  /** No blocks where there is nothing to say. */
  readonly blocks: (services: SlackServices, viewer: Viewer) => Promise<readonly ShownBlock[]>
}
