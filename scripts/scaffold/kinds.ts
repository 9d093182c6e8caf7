/** A name in the ways that code writes it. */
export interface Name {
  /** `plan-stale` */
  readonly kebab: string
  /** `planStale` */
  readonly camel: string
}

/** A change of a file that is there already, such as a line in a registry. */
export interface Entry {
  readonly file: string
  readonly add: (text: string, name: Name) => string
}

/** What can be added with `npm run new`. */
export interface Kind {
  /** Folder of the new thing, from the root of the project. */
  readonly folder: (name: Name) => string
  /** Where files go that do not live in the folder, by their name in the template. */
  readonly elsewhere?: Readonly<Record<string, (name: Name) => string>>
  readonly entries: readonly Entry[]
  /** What is left to do by hand. */
  readonly next: (name: Name) => readonly string[]
}

function replaceOnce(text: string, pattern: RegExp, replacement: (found: string) => string): string {
  if (!pattern.test(text)) throw new Error(`The registry has changed: nothing in it looks like ${pattern}`)
  return text.replace(pattern, replacement)
}

/** Adds an import behind the last one; the formatter puts it in its place. */
const withImport = (text: string, line: string) =>
  replaceOnce(text, /(?<=^import .*\n)(?!import )/m, () => `${line}\n`)

interface Manifest {
  readonly features: { readonly slash_commands: { readonly command: string; readonly url?: string }[] }
}

/** `/coach` answers for all others and stays last, in the manifests as in the list. */
function withCommand(text: string, { kebab }: Name): string {
  const manifest = JSON.parse(text) as Manifest
  const { slash_commands: commands } = manifest.features
  const { url } = commands.at(-1) ?? {}
  commands.splice(-1, 0, {
    command: `/${kebab}`,
    ...{ description: 'Say in a few words what it answers', usage_hint: '[account]', should_escape: true },
    ...(url === undefined ? {} : { url }),
  })
  return `${JSON.stringify(manifest, null, 2)}\n`
}

const nudge: Kind = {
  folder: ({ kebab }) => `src/coaching/nudges/${kebab}`,
  entries: [
    {
      file: 'src/coaching/nudges/index.ts',
      add: (text, { kebab, camel }) =>
        replaceOnce(
          withImport(text, `import { ${camel} } from './${kebab}/index.ts'`),
          /(?<=nudgeKinds: readonly Entry\[\] = \[\n(?:.*\n)*?)\](?=\n)/,
          () => `  entry(${camel}),
]`,
        ),
    },
  ],
  next: () => [
    'Say when it applies in applies.ts, and to whom; give the round what it reads in src/workflows/coach.',
    'Say its words in words.ts.',
  ],
}

const command: Kind = {
  folder: ({ kebab }) => `src/slack/commands/${kebab}`,
  elsewhere: { 'answer.ts': ({ kebab }) => `src/workflows/answers/${kebab}.ts` },
  entries: [
    {
      file: 'src/slack/commands/index.ts',
      add: (text, { kebab, camel }) =>
        replaceOnce(
          withImport(text, `import { ${camel}Command } from './${kebab}/index.ts'`),
          /(?<=namedCommands = \[[^\]]*)\]/,
          () => `, ${camel}Command]`,
        ),
    },
    { file: 'manifests/socket-mode.json', add: withCommand },
    { file: 'manifests/http.json', add: withCommand },
  ],
  next: ({ kebab }) => [
    `Find the answer in src/workflows/answers/${kebab}.ts; say it in src/slack/commands/${kebab}.`,
    'Write the same description and hint in both manifests, and install the app anew.',
  ],
}

const scoringModule: Kind = {
  folder: ({ kebab }) => `src/scoring/${kebab}`,
  entries: [
    {
      file: 'src/scoring/registry.ts',
      add: (text, { kebab, camel }) =>
        replaceOnce(
          withImport(text, `import { ${camel} } from './${kebab}/index.ts'`),
          /(?<=scoringModules: readonly ScoringModule\[\] = \[\n(?:.*\n)*?)\](?=\n)/,
          () => `  ${camel},\n]`,
        ),
    },
  ],
  next: () => [
    'Say formula, terms and sources in index.ts; parameters go to src/scoring/model.',
    'npm run docs writes it into docs/scoring.md.',
  ],
}

/** Everything that `npm run new` knows, by the word that it is asked for with. */
export const kinds: Readonly<Record<string, Kind>> = { nudge, command, 'scoring-module': scoringModule }
