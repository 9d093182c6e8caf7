import { RefusedInputError } from '../../errors.ts'
import type { Upload } from '../ports/index.ts'

const MB = 1_000_000
/** What a person would wait for; larger exports go by the command line. */
const MOST_BYTES = 50 * MB
export const MOST_FILES = 10
/** Endings of what may be uploaded; all but CSV is a mapping file. */
export const UPLOAD_TYPES = ['csv', 'yaml', 'yml', 'json'] as const

const ending = (name: string) => name.slice(name.lastIndexOf('.') + 1).toLowerCase()
/** A name of one file in a folder: it can lead nowhere else. */
const isPlainName = (name: string) => /^[\p{L}\p{N}][\p{L}\p{N} _().-]*$/u.test(name)

function faultOf({ name, sizeBytes }: Upload): string[] {
  if (!isPlainName(name))
    return [
      `${name}: expected a name of letters, digits, spaces, dots and dashes; rename it and upload it again`,
    ]
  if (!UPLOAD_TYPES.some(type => type === ending(name)))
    return [`${name}: expected a CSV file, or one mapping file (YAML or JSON)`]
  if (sizeBytes > MOST_BYTES)
    return [
      `${name}: expected at most ${MOST_BYTES / MB} MB, found ${Math.ceil(sizeBytes / MB)} MB; import it with the command line`,
    ]
  return []
}

/**
 * Which of the uploads is the mapping file; null where none is.
 * @throws RefusedInputError with every fault, before anything is fetched.
 */
export function checkUploads(uploads: readonly Upload[]): { readonly mapping: string | null } {
  const names = uploads.map(({ name }) => name.toLowerCase())
  const mappings = uploads.filter(({ name }) => ending(name) !== 'csv')
  const faults = [
    ...uploads.flatMap(faultOf),
    ...(new Set(names).size < names.length ? ['files: expected each name once, found one twice'] : []),
    ...(mappings.length > 1 ? ['files: expected one mapping file at most'] : []),
    ...(mappings.length === uploads.length ? ['files: expected at least one CSV file'] : []),
  ]
  if (faults.length > 0) throw new RefusedInputError(faults)
  return { mapping: mappings[0]?.name ?? null }
}
