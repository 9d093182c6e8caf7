import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Document, parseDocument } from 'yaml'
import type { z } from 'zod'
import { RefusedInputError } from '../../../errors.ts'
import { reasonOf } from '../file-reason.ts'
import { type Mapping, mappingSchema } from './schema.ts'

const MAX_BYTES = 1024 * 1024

/**
 * Reads a mapping file, YAML or JSON (which YAML includes).
 * @throws RefusedInputError with every fault as `file path: what was expected, what was found`.
 */
export async function loadMapping(path: string): Promise<Mapping> {
  const name = basename(path)
  const refuse = (faults: readonly string[]) => new RefusedInputError(faults.map(fault => `${name} ${fault}`))
  const text = await readFile(path, 'utf8').catch(cause => {
    throw refuse([`file: expected a mapping file that can be read, found ${reasonOf(cause)}`])
  })
  if ((await stat(path)).size > MAX_BYTES) throw refuse(['file: expected at most 1 MiB'])
  const document = parseDocument(text)
  if (document.errors.length > 0) throw refuse(document.errors.map(error => yamlFault(error)))
  const content = contentOf(document, refuse)
  const parsed = mappingSchema.safeParse(content)
  if (!parsed.success) throw refuse(parsed.error.issues.flatMap(issue => faultsOf(issue, content)))
  return parsed.data
}

function contentOf(document: Document, refuse: (faults: readonly string[]) => RefusedInputError): unknown {
  try {
    return document.toJS()
  } catch (cause) {
    // Aliases that would unfold to more than the reader allows.
    throw refuse([`text: expected YAML that unfolds to a small text, found ${reasonOf(cause)}`])
  }
}

function yamlFault(error: {
  readonly message: string
  readonly linePos?: readonly { line: number }[]
}): string {
  const line = error.linePos?.[0]?.line
  return `${line === undefined ? 'text' : `line ${line}`}: expected YAML or JSON, found ${error.message.split('\n')[0]}`
}

function faultsOf(issue: z.core.$ZodIssue, root: unknown): string[] {
  const at = pathText(issue.path)
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => `${pathText([...issue.path, key])}: expected no such entry, found "${key}"`)
  if (issue.code === 'invalid_union') {
    const deeper = deepest(issue.errors)
    if (deeper.length > 0)
      return deeper.flatMap(inner => faultsOf({ ...inner, path: [...issue.path, ...inner.path] }, root))
  }
  const found = shown(valueAt(root, issue.path))
  const expected = issue.message.startsWith('Invalid input: expected ')
    ? issue.message.slice(24)
    : issue.message
  return [`${at}: expected ${expected.split(', received')[0]}, found ${found}`]
}

/** Of the ways in which a union failed, the one that got past the outer shape, so that the fault is named inside. */
function deepest(errors: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] {
  return errors.find(issues => issues.length > 0 && issues.every(issue => issue.path.length > 0)) ?? []
}

function pathText(path: readonly PropertyKey[]): string {
  const text = path.map(step => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')
  return text.replace(/^\./, '') || 'file'
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    root,
  )
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value)
  return text.length > 100 ? `${text.slice(0, 100)}…` : text
}
