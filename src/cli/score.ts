import { z } from 'zod'
import {
  defaultModel,
  type Fault,
  findModule,
  runModule,
  type ScoringModule,
  scoringModules,
} from '../scoring/index.ts'
import { type CommandAnswer, refusal } from './answer.ts'
import { jsonPieces } from './json-pieces.ts'

/** Reads a file, or standard input where the path is `-`. Rejects with the reason when it can't. */
export type ReadText = (path: string) => Promise<string>

function unknownModule(id: string | undefined): CommandAnswer {
  const known = scoringModules.map(module => module.id).join(', ')
  return refusal([`module: one of ${known}, ${id === undefined ? 'nothing' : `"${id}"`}`])
}

const faultLine = ({ path, expected, found }: Fault) => `${path}: ${expected}, found ${found}`

/** The input as a value, or the refusal of a text that is no JSON or can't be read. */
async function readJson(path: string, readText: ReadText): Promise<{ value: unknown } | CommandAnswer> {
  const name = path === '-' ? 'standard input' : path
  let text: string
  try {
    text = await readText(path)
  } catch (cause) {
    return refusal([
      `input: a file that can be read, found ${name} (${String(cause instanceof Error ? cause.message : cause)})`,
    ])
  }
  if (text.trim() === '') return refusal([`input: JSON, found nothing in ${name}`])
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) }
  } catch (cause) {
    return refusal([
      `input: JSON, found something else in ${name} (${String(cause instanceof Error ? cause.message : cause)})`,
    ])
  }
}

function scoreWith(module: ScoringModule, raw: unknown): CommandAnswer {
  const result = runModule(module, raw, defaultModel)
  if (!result.ok) return refusal(result.faults.map(faultLine))
  return { exitCode: 0, stdout: jsonPieces(result.value), stderr: '' }
}

/**
 * `plumbline score <module> [--input FILE|-]`: one scoring method on JSON input.
 * Exceptions are ours, not the caller's: the command's boundary turns them into exit code 1 with a reference.
 */
export async function scoreCommand(
  moduleId: string | undefined,
  inputPath: string,
  readText: ReadText,
): Promise<CommandAnswer> {
  const module = moduleId === undefined ? undefined : findModule(moduleId)
  if (module === undefined) return unknownModule(moduleId)
  const read = await readJson(inputPath, readText)
  return 'exitCode' in read ? read : scoreWith(module, read.value)
}

/** `plumbline schema <module>`: JSON Schema of the input and of the output. */
export function schemaCommand(moduleId: string | undefined): CommandAnswer {
  const module = moduleId === undefined ? undefined : findModule(moduleId)
  if (module === undefined) return unknownModule(moduleId)
  return {
    exitCode: 0,
    stdout: [
      `${JSON.stringify(
        {
          module: module.id,
          question: module.question,
          input: z.toJSONSchema(module.input, { io: 'input', unrepresentable: 'any' }),
          output: z.toJSONSchema(module.output, { io: 'output', unrepresentable: 'any' }),
        },
        null,
        2,
      )}\n`,
    ],
    stderr: '',
  }
}
