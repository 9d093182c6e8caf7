import { readFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'

/**
 * The page's modules as one script and its style sheets as one: ninety small requests take a browser longer than a
 * second on a busy machine. Nothing else is changed: each module keeps its text, in a scope of its own.
 */

const importForm = /^import \{([^}]*)\} from '(\.[^']+)'\n/gm
const exportForm = /^export ((?:async )?function|class|const) (\w+)/gm
const sheetForm = /^ *<link rel="stylesheet" href="\.\/([^"]+)">\n/gm

export class PageFormError extends Error {
  override readonly name = 'PageFormError'
}

/** index.html, asking for the two joined files; `first` is carried as JSON in a `#first` that never runs. */
export function joinedPage(html: string, first: unknown): string {
  // Without an opening angle bracket nothing in it can end the element.
  const json = JSON.stringify(first).replaceAll('<', '\\u003c')
  const head = `  <link rel="stylesheet" href="./page.css">\n    <script type="application/json" id="first">${json}</script>\n  </head>`
  return html
    .replace(sheetForm, '')
    .replace('./main.js', './page.js')
    .replace('</head>', () => head)
}

/** The style sheets in the order in which index.html names them. */
export async function joinedStyles(folder: string): Promise<string> {
  const html = await readFile(join(folder, 'index.html'), 'utf8')
  const names = [...html.matchAll(sheetForm)].map(match => match[1] ?? '')
  const sheets = await Promise.all(names.map(name => readFile(join(folder, name), 'utf8')))
  return sheets.join('\n')
}

/** @throws PageFormError where a module imports or exports in another form than `import { a } from './b.js'` */
export async function joinedScript(folder: string, entry = 'main.js'): Promise<string> {
  const sources = await readAll(folder, entry)
  const done = new Set<string>()
  const parts: string[] = []
  const visit = (path: string) => {
    if (done.has(path)) return
    done.add(path)
    const source = sources.get(path) ?? ''
    for (const needed of importsOf(path, source)) visit(needed)
    parts.push(scoped(path, source))
  }
  visit(entry)
  return parts.join('\n')
}

async function readAll(folder: string, entry: string): Promise<Map<string, string>> {
  const sources = new Map<string, string>()
  let wanted = [entry]
  while (wanted.length > 0) {
    const found = await Promise.all(
      wanted.map(async path => [path, await readFile(join(folder, path), 'utf8')] as const),
    )
    for (const [path, source] of found) sources.set(path, source)
    const next = found.flatMap(([path, source]) => importsOf(path, source))
    wanted = [...new Set(next)].filter(path => !sources.has(path))
  }
  return sources
}

function importsOf(path: string, source: string): string[] {
  return [...source.matchAll(importForm)].map(match => resolved(path, match[2] ?? ''))
}

function resolved(from: string, to: string): string {
  return posix.normalize(posix.join(dirname(from), to))
}

function scoped(path: string, source: string): string {
  const exported: string[] = []
  const body = source
    .replace(importForm, (_whole, names: string, to: string) => {
      return `const {${names.replaceAll(' as ', ': ')}} = ${scopeName(resolved(path, to))}\n`
    })
    .replace(exportForm, (_whole, kind: string, name: string) => {
      exported.push(name)
      return `${kind} ${name}`
    })
  const odd = /^(?:import|export)\b.*/m.exec(body)
  if (odd !== null) throw new PageFormError(`${path}: this form cannot be joined: ${odd[0]}`)
  return `// ${path}\nconst ${scopeName(path)} = (() => {\n${body}\nreturn { ${exported.join(', ')} }\n})()\n`
}

function scopeName(path: string): string {
  return `$${path.replace(/\.js$/, '').replace(/\W/g, '_')}`
}
