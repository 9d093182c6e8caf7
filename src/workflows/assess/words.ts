import { sayDate } from '../../coaching/index.ts'
import { localDate } from '../../schedule/index.ts'
import type { Model } from '../../scoring/index.ts'
import type { Wave } from '../ports/index.ts'
import { promisedFewest } from './promise.ts'

/** Who sees what, said before the first answer. */
export function whoSeesWhat({ form }: Pick<Wave, 'form'>, model: Model): readonly string[] {
  const fewest = promisedFewest(form, model)
  return [
    `Nobody sees what you answer, not even sales operations: results are shown for ${fewest} people or more, by function and in total.`,
    'Everyone who was asked gets a short summary; managers and sales operations see the tables and, where enough people write some, the comments.',
    'The bot knows whether you took part, so that it can stop reminding you, and keeps that apart from the answers.',
    'Submitting is final: afterwards nothing ties the answers to you, so they can’t be changed or taken back.',
  ]
}

/** The day on which a wave closes, on somebody's calendar. */
export const sayClosing = ({ closesAt }: Pick<Wave, 'closesAt'>, zone: string): string =>
  sayDate(localDate(closesAt, zone))

export function invitationWords(wave: Wave, zone: string, model: Model) {
  const { items, minutes } = wave.form
  return {
    title: wave.name,
    lines: [
      `How well are we set up for our customers? ${items.length} short statements, about ${minutes} minutes, open until ${sayClosing(wave, zone)}. You can stop and go on later, on any device.`,
      ...whoSeesWhat(wave, model),
    ],
    small: [],
    offers: ['answer'] as const,
    actionId: null,
  }
}

export function reminderWords(wave: Wave, zone: string, isLast: boolean) {
  return {
    title: isLast ? `Last day: ${wave.name}` : wave.name,
    lines: [
      isLast
        ? `It closes on ${sayClosing(wave, zone)}. What you began is kept until then; only what is submitted counts.`
        : `Your view is still missing. It takes about ${wave.form.minutes} minutes and is open until ${sayClosing(wave, zone)}.`,
    ],
    small: [
      wave.extensions > 0
        ? 'Nobody sees who answered what. It was opened a week longer, so you get one more reminder.'
        : 'Nobody sees who answered what. You get three reminders at most.',
    ],
    offers: ['answer'] as const,
    actionId: null,
  }
}
