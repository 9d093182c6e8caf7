import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { scoringModules } from '../scoring/index.ts'
import type { CommandAnswer } from './answer.ts'
import { jsonPieces } from './json-pieces.ts'
import { schemaCommand, scoreCommand } from './score.ts'

const written = (answer: CommandAnswer) => JSON.parse([...answer.stdout].join('')) as Record<string, unknown>
const reading = (text: string) => async () => text

describe.each(scoringModules.map(module => [module.id, module] as const))(
  'plumbline score %s',
  (id, module) => {
    it('writes one JSON text that its own schema accepts', async () => {
      const ajv = new Ajv2020({ strict: false, validateFormats: false })
      const schema = written(schemaCommand(id))
      const acceptsInput = ajv.compile(schema['input'] as object)
      const acceptsOutput = ajv.compile(schema['output'] as object)
      for (const example of module.examples) {
        expect(acceptsInput(example.input), JSON.stringify(acceptsInput.errors)).toBe(true)
        const answer = await scoreCommand(id, '-', reading(JSON.stringify(example.input)))
        expect(answer).toMatchObject({ exitCode: 0, stderr: '' })
        expect(acceptsOutput(written(answer)), JSON.stringify(acceptsOutput.errors)).toBe(true)
      }
    })

    it('refuses an empty object with exit code 2 or scores it, and writes nothing to standard output when it refuses', async () => {
      const answer = await scoreCommand(id, '-', reading('{"no such field": 1}'))
      expect(answer.exitCode).toBe(2)
      expect([...answer.stdout]).toEqual([])
      expect(answer.stderr).toContain('no such field: no such field (check its spelling), found 1\n')
    })
  },
)

describe('wrong input has exit code 2 and a line a fault', () => {
  it.each([
    ['an unknown module', 'segmentatoin', '{}', /^module: one of .*segmentation.*, "segmentatoin"\n$/],
    ['no module', undefined, '{}', /^module: one of .*, nothing\n$/],
    ['an empty input', 'segmentation', ' \n', /^input: JSON, found nothing in standard input\n$/],
    [
      'no JSON',
      'segmentation',
      '{"accounts": [',
      /^input: JSON, found something else in standard input \(.+\)\n$/,
    ],
    [
      'two faults',
      'segmentation',
      '{"accounts":[{"id":"","stage":"growth","need":101,"value":5}]}',
      /^accounts\[0\]\.id: text that is not empty, found ""\naccounts\[0\]\.need: at most 100, found 101\n$/,
    ],
  ])('%s', async (_title, module, text, stderr) => {
    const answer = await scoreCommand(module, '-', reading(text))
    expect(answer.exitCode).toBe(2)
    expect([...answer.stdout]).toEqual([])
    expect(answer.stderr).toMatch(stderr)
  })

  it('a file that is not there', async () => {
    const answer = await scoreCommand('segmentation', 'gone.json', async () => {
      throw new Error('ENOENT: no such file')
    })
    expect(answer).toMatchObject({
      exitCode: 2,
      stderr: 'input: a file that can be read, found gone.json (ENOENT: no such file)\n',
    })
  })
})

it('a byte order mark before the JSON is not a fault', async () => {
  expect(await scoreCommand('segmentation', '-', reading('\uFEFF{"accounts":[]}'))).toMatchObject({
    exitCode: 0,
  })
})

it.each([
  [{}],
  [{ a: undefined, b: 1 }],
  [{ list: Array.from({ length: 2500 }, (_, index) => ({ index })), after: [1] }],
  [null],
  [[1, 2]],
])('pieces of JSON add up to the JSON', value => {
  expect([...jsonPieces(value)].join('')).toBe(`${JSON.stringify(value)}\n`)
})
