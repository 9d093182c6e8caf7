import { hash } from 'node:crypto'

/** Tells whether a text is still what a form showed; short enough to travel with the form. */
export const markOf = (text: string | null): string =>
  hash('sha256', JSON.stringify(text), 'base64').slice(0, 8)
