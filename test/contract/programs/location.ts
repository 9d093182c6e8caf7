import type { StoreLocation } from '../../../src/store/index.ts'

/** A database location from the words of a command line: its kind, then its folder or address. */
export function locationOf([kind, where]: readonly string[]): StoreLocation {
  if (where === undefined) throw new Error('say: embedded FOLDER, or postgres URL')
  return kind === 'embedded' ? { kind, dataDir: where } : { kind: 'postgres', url: where }
}

export const wordsOf = (location: StoreLocation): readonly string[] =>
  location.kind === 'embedded' ? ['embedded', location.dataDir] : ['postgres', location.url]
