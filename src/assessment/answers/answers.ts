import type { FrozenForm } from '../bank/form.ts'

export const DONT_KNOW = 'dont_know'
export const LONGEST_COMMENT = 500

/** What somebody has said so far; an item that is absent was left open. */
export interface Answers {
  /** 1..5, or null for "don't know". */
  readonly ratings: Readonly<Record<string, number | null>>
  readonly comment: string
}

export const noAnswers: Answers = { ratings: {}, comment: '' }

/** One page of a form as it came in: by item, one of the choices or null where nothing was chosen. */
export type PageAnswers = Readonly<Record<string, string | null>>

const ratingOf = (choice: string): number | null | undefined => {
  if (choice === DONT_KNOW) return null
  return /^[1-5]$/.test(choice) ? Number(choice) : undefined
}

/** A database refuses some control characters: one comment with them must not keep a whole wave from closing. */
const storable = (text: string) => text.replace(/[^\P{Cc}\t\n]/gu, '').trim()

/**
 * Adds a page to what was said before. Null where the page is none of this form: an item that it does not have, another
 * choice than it offers, a page that is not there.
 */
export function withPage(
  form: FrozenForm,
  before: Answers,
  pageNo: number,
  page: PageAnswers,
  comment: string | null,
): Answers | null {
  const known = form.pages[pageNo]
  if (known === undefined || (comment ?? '').length > LONGEST_COMMENT) return null
  const ratings: Record<string, number | null> = { ...before.ratings }
  for (const [item, choice] of Object.entries(page)) {
    if (!known.items.includes(item)) return null
    if (choice === null) {
      delete ratings[item]
      continue
    }
    const rating = ratingOf(choice)
    if (rating === undefined) return null
    ratings[item] = rating
  }
  return { ratings, comment: comment === null ? before.comment : storable(comment) }
}

/** The first page with something open; the last one where nothing is. */
export function pageToResume(form: FrozenForm, { ratings }: Answers): number {
  const open = form.pages.findIndex(page => page.items.some(item => ratings[item] === undefined))
  return open < 0 ? form.pages.length - 1 : open
}
