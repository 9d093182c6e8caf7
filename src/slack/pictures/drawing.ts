import type { Picture } from '../../pictures/picture.ts'

/** A picture with its title and its numbers in words, one line each. Not escaped. */
export interface Drawing extends Picture {
  readonly title: string
  readonly lines: readonly string[]
}
