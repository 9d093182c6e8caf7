import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, posix } from 'node:path'
import { type Kind, kinds, type Name } from './kinds.ts'

const templates = join(import.meta.dirname, '../templates')
const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome')

/** Why nothing was written. */
export class RefusedName extends Error {}

function nameOf(kebab: string): Name {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(kebab))
    throw new RefusedName(`expected a name such as plan-stale, found ${JSON.stringify(kebab)}`)
  return { kebab, camel: kebab.replace(/-(.)/g, (_dash, letter: string) => letter.toUpperCase()) }
}

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function renamed(text: string, { kebab, camel }: Name): string {
  return text
    .replaceAll('template-name', kebab)
    .replaceAll('templateName', camel)
    .replaceAll('TemplateName', upperFirst(camel))
    .replaceAll('template_name', kebab.replaceAll('-', '_'))
    .replaceAll('Template name', upperFirst(kebab.replaceAll('-', ' ')))
    .replaceAll('template name', kebab.replaceAll('-', ' '))
}

/** Imports of the template lead to where things are from the new file's place. */
function relinked(text: string, from: string, placeOf: (file: string) => string): string {
  return text.replace(/(?<=from |import\()'(\.[^']+)'/g, (_whole, path: string) => {
    const source = path.startsWith('../../../') ? path.slice('../../../'.length) : placeOf(path.slice(2))
    const link = posix.relative(posix.dirname(from), source)
    return `'${link.startsWith('.') ? link : `./${link}`}'`
  })
}

function kindOf(word: string): Kind {
  const kind = Object.hasOwn(kinds, word) ? kinds[word] : undefined
  if (kind === undefined)
    throw new RefusedName(`expected one of ${Object.keys(kinds).join(', ')}, found ${JSON.stringify(word)}`)
  return kind
}

/**
 * Copies a template under a new name and adds it to its registry.
 * @param root folder of the project that it is added to
 * @returns the files that were written or changed, and what is left to do by hand
 * @throws RefusedName where the kind is unknown, the name is no name, or it is taken; nothing is written then
 */
export function scaffold(root: string, word: string, newName: string) {
  const [kind, name] = [kindOf(word), nameOf(newName)]
  const folder = kind.folder(name)
  const placeOf = (file: string) => kind.elsewhere?.[file]?.(name) ?? `${folder}/${renamed(file, name)}`
  const files = readdirSync(join(templates, word)).map(file => ({ file, place: placeOf(file) }))
  const taken = [folder, ...files.map(({ place }) => place)].find(place => existsSync(join(root, place)))
  if (taken !== undefined) throw new RefusedName(`${taken} is there already; choose another name`)
  const changes = kind.entries.map(({ file, add }) => ({
    place: file,
    text: add(readFileSync(join(root, file), 'utf8'), name),
  }))
  const copies = files.map(({ file, place }) => {
    const text = readFileSync(join(templates, word, file), 'utf8')
    return { place, text: renamed(relinked(text, place, placeOf), name) }
  })
  for (const { place, text } of [...copies, ...changes]) {
    mkdirSync(dirname(join(root, place)), { recursive: true })
    writeFileSync(join(root, place), text)
  }
  const written = [...copies, ...changes].map(({ place }) => place)
  return { files: written, next: kind.next(name) }
}

/**
 * Line breaks and the order of imports follow from the length of the name.
 * @throws the linter's words where something is left that it can't mend
 */
export function tidy(root: string, files: readonly string[]): void {
  const check = ['check', '--write', '--error-on-warnings', '--vcs-enabled=false']
  execFileSync(process.execPath, [biome, ...check, ...files], { cwd: root, stdio: 'pipe' })
}
