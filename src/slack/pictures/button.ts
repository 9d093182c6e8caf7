import type { KnownBlock } from '@slack/types'
import { actions, button } from '../blocks/build.ts'

/** *Show as picture*; its value is the kind of picture, and what it is about. */
export const showPictureAction = 'show_picture'

export type PictureKind = 'value-matrix' | 'growth' | 'alignment'

export function pictureButton(kind: PictureKind, about: string): KnownBlock {
  return actions(
    showPictureAction,
    button({ actionId: showPictureAction, label: 'Show as picture', value: `${kind}|${about}` }),
  )
}
