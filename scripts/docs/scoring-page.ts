import { runExample } from '../../src/scoring/example.ts'
import { defaultModel, modelSections } from '../../src/scoring/model/index.ts'
import type { Provenance } from '../../src/scoring/model/section.ts'
import type { ScoringModule } from '../../src/scoring/module.ts'
import { readPath } from '../../src/scoring/path.ts'

const tags = {
  S: 'stated by a source',
  P: 'published source, read',
  R: 'literature, recalled',
  D: 'our default, no published basis',
} as const

/** Text in a cell of a Markdown table. */
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)]
}

/** A default as a person reads it: plain numbers and words, small objects as `name: value`. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map(shown).join(', ')
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .map(([name, inner]) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? `${name} (${shown(inner)})`
        : `${name}: ${shown(inner)}`,
    )
    .join(', ')
}

interface Parameter {
  readonly path: string
  readonly provenance: Provenance
}

/** The parameters at or under a path of the model, each with its source; the path itself where its source stands above. */
function parametersAt(path: string): Parameter[] {
  const [section = '', ...rest] = path.split('.')
  const provenance = Object.entries(
    modelSections[section as keyof typeof modelSections].provenance as Readonly<Record<string, Provenance>>,
  )
  const inner = rest.join('.')
  const below = provenance.filter(([key]) => inner === '' || key === inner || key.startsWith(`${inner}.`))
  if (below.length > 0)
    return below.map(([key, source]) => ({ path: `${section}.${key}`, provenance: source }))
  const above = provenance.find(([key]) => inner.startsWith(`${key}.`))
  return above === undefined ? [] : [{ path, provenance: above[1] }]
}

function defaults(module: ScoringModule): string[] {
  const parameters = new Map(module.modelPaths.flatMap(parametersAt).map(entry => [entry.path, entry]))
  if (parameters.size === 0) return []
  const rows = [...parameters.values()].map(({ path, provenance }) => [
    `\`${path}\``,
    shown(readPath(defaultModel, path)),
    `[${provenance.tag}] ${provenance.source}`,
  ])
  return [
    '',
    '**Defaults** (all can be overridden in the model)',
    '',
    ...table(['parameter', 'default', 'source'], rows),
  ]
}

function examples(module: ScoringModule): string[] {
  return module.examples.flatMap(example => {
    const rows = runExample(module, example, defaultModel).map(({ path, printed }) => [
      `\`${path}\``,
      printed,
    ])
    return ['', `**Example ${example.number}**: ${example.title}`, '', ...table(['result', 'value'], rows)]
  })
}

function section(module: ScoringModule): string[] {
  const terms = module.terms.map(term => [`\`${term.name}\``, term.meaning, term.unit])
  return [
    '',
    `## ${module.id}`,
    '',
    `${module.question} (room \`${module.room}\`)`,
    '',
    ...module.formula.map(line => `- ${line}`),
    '',
    ...table(['term', 'meaning', 'unit and range'], terms),
    ...defaults(module),
    '',
    '**Sources**',
    '',
    ...module.sources.map(source => `- [${source.tag}] ${source.text}`),
    ...examples(module),
  ]
}

/** docs/scoring.md, from the definitions of the modules and from running their worked examples. */
export function scoringPage(modules: readonly ScoringModule[]): string {
  return `${[
    '# Scoring methods',
    '',
    '<!-- Written by `npm run docs` from the definitions in src/scoring. A test keeps it true: change the definition, not this page. -->',
    '',
    'How every number that Plumbline shows is computed. Try any of them with `npx plumbline score <method> --input FILE`;',
    '`npx plumbline schema <method>` prints the shapes of its input and output.',
    '',
    ...table(
      ['tag', 'where a statement comes from'],
      Object.entries(tags).map(([tag, meaning]) => [`[${tag}]`, meaning]),
    ),
    '',
    'For every method: a result is a value, or none with the reason; what is missing is never zero; results keep full',
    'precision and are rounded half-up for display only; weights that do not sum to 1 are refused, never rescaled.',
    '',
    ...table(
      ['method', 'question'],
      modules.map(module => [`[${module.id}](#${module.id})`, module.question]),
    ),
    ...modules.flatMap(section),
  ].join('\n')}\n`
}
